//! `onboarding.yaml`: who, which segment and why, the contract, our team, holds, reported colours, the end.

use serde::{Deserialize, Serialize};

use super::{
    Colour, Due, Engagement, Holders, Level, List, Move, Outcome, Segment, Side, TeamRole, Text, Withdrawn,
    counts_from, due_on,
};
use crate::date::Date;

/// The head of a plan; the one file that must exist.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Onboarding {
    /// The plan's own id, `P-…`: minted once, and the same whatever becomes of the directory's name.
    #[serde(default)]
    pub id: Text,
    /// The customer's name, as people say it.
    #[serde(deserialize_with = "super::text::written")]
    pub customer: String,
    /// The account that several plans may belong to.
    #[serde(default)]
    pub account: Text,
    /// What was sold.
    #[serde(default)]
    pub product: Text,
    /// The language that the customer is written to in.
    #[serde(default)]
    pub language: Text,
    /// `NAME@VERSION` of the playbook the plan was made from.
    #[serde(default)]
    pub playbook: Text,
    /// Overlays taken with the playbook.
    #[serde(default)]
    pub overlays: List<String>,
    /// The segment, which chooses thresholds and the health profile.
    pub segment: Segment,
    /// Why this segment: contract size alone never decides (S0).
    #[serde(default)]
    pub segment_reason: Text,
    /// How much human help; separate from the segment.
    pub engagement: Option<Engagement>,
    /// How hard the implementation is.
    pub complexity: Option<Level>,
    /// How much the account could grow.
    pub expansion_potential: Option<Level>,
    /// The signed contract.
    pub contract: Contract,
    /// Our people.
    #[serde(default)]
    pub team: Team,
    /// Days on which the customer does not work, beside the workspace's holidays.
    #[serde(default)]
    pub holidays: List<Date>,
    /// Times when the customer or we stopped the plan.
    #[serde(default)]
    pub holds: List<Hold>,
    /// The colours that somebody reported; the last one is shown beside the derived one, never instead.
    #[serde(default)]
    pub reported_colours: List<ReportedColour>,
    /// How it ended; absent while it runs.
    pub ended: Option<Ending>,
    /// The times when it had ended before, and then went on.
    #[serde(default)]
    pub ended_before: List<Ending>,
}

/// The dates and the size of the deal.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Contract {
    /// Signature: day 0 of every count.
    pub signed_on: Date,
    /// Yearly contract value in `currency`.
    pub arr: Option<f64>,
    /// ISO 4217 code.
    #[serde(default)]
    pub currency: Text,
    /// When the contract renews.
    pub renews: Option<Date>,
    /// Days before the renewal by which notice must be given.
    pub notice_days: Option<u32>,
}

impl Contract {
    /// The last day on which notice can be given before it renews; nothing where it does not say.
    pub fn notice_until(&self) -> Option<Date> {
        Some(self.renews?.plus_days(-i64::from(self.notice_days?)))
    }
}

/// Our side's named people.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Team {
    /// Owns the onboarding.
    #[serde(default)]
    pub csm: Holders,
    /// Sold it, and owes the handoff.
    #[serde(default)]
    pub ae: Holders,
    /// Owns configuration, data and integrations.
    #[serde(default)]
    pub implementation: Holders,
    /// Owns support escalations.
    #[serde(default)]
    pub support: Holders,
}

impl Team {
    /// Who plays a part, and while they do.
    pub const fn of(&self, part: TeamRole) -> &Holders {
        match part {
            TeamRole::Csm => &self.csm,
            TeamRole::Ae => &self.ae,
            TeamRole::Implementation => &self.implementation,
            TeamRole::Support => &self.support,
        }
    }

    /// Every part, in the order of the file.
    pub const fn parts(&self) -> [(TeamRole, &Holders); 4] {
        [
            (TeamRole::Csm, &self.csm),
            (TeamRole::Ae, &self.ae),
            (TeamRole::Implementation, &self.implementation),
            (TeamRole::Support, &self.support),
        ]
    }
}

/// A time during which the plan stood still by agreement.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Hold {
    /// Unique in the plan; moves name it.
    #[serde(deserialize_with = "super::text::written")]
    pub id: String,
    /// First day of the hold.
    pub since: Date,
    /// The first day on which work is to go on.
    pub resumes_on: Option<Date>,
    /// How that day moved.
    #[serde(default)]
    pub moves: List<Move>,
    /// First day on which work went on; absent while the hold lasts.
    pub ended_on: Option<Date>,
    /// Why.
    #[serde(default)]
    pub reason: Text,
    /// Whose wish it was.
    pub side: Option<Side>,
    /// Who agreed to it.
    #[serde(default)]
    pub by: Text,
    /// That there was none: nobody had agreed to it, or it was begun by mistake.
    pub withdrawn: Option<Withdrawn>,
}

impl Hold {
    /// Whether it has been taken back by the end of `day`: from then on it is as if there had been none.
    pub fn is_withdrawn(&self, day: Date) -> bool {
        self.withdrawn.as_ref().is_some_and(|it| it.withdrawn_on <= day)
    }

    /// The first day of work, as it was planned at the end of `day`.
    pub fn resumes_on(&self, day: Date) -> Option<Date> {
        let due = self.resumes_on.map(Due::Day);
        due_on(due.as_ref(), &self.moves, day).and_then(Due::day)
    }

    /// Whether it lasts at the end of `day`.
    pub fn is_running_on(&self, day: Date) -> bool {
        self.since <= day && self.ended_on.is_none_or(|ended| day < ended) && !self.is_withdrawn(day)
    }
}

/// A colour that somebody reported on a day.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ReportedColour {
    /// When; one without its day does not count.
    pub reported_on: Option<Date>,
    /// The colour.
    pub colour: Colour,
    /// Who says so.
    #[serde(default)]
    pub by: Text,
    /// In their words.
    #[serde(default)]
    pub note: Text,
    /// Whether it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

impl Onboarding {
    /// The colour that was reported last by the end of `day`, with its number. Of two of one day it is the later in the
    /// file.
    pub fn colour_on(&self, day: Date) -> Option<(usize, &ReportedColour)> {
        let colours = self.reported_colours.iter().enumerate();
        let reported = colours.filter_map(|(index, it)| {
            Some((counts_from(it.reported_on, None, it.withdrawn.as_ref(), day)?, index, it))
        });
        reported.max_by_key(|(on, index, _)| (*on, *index)).map(|(_, index, it)| (index, it))
    }

    /// How the onboarding ended, if it has by the end of `day`.
    pub fn ended_by(&self, day: Date) -> Option<&Ending> {
        let has_ended =
            |it: &&Ending| counts_from(Some(it.ended_on), None, it.withdrawn.as_ref(), day).is_some();
        self.ended.iter().chain(&self.ended_before).find(has_ended)
    }
}

/// The end of an onboarding.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Ending {
    /// When.
    pub ended_on: Date,
    /// How it ended.
    pub result: Outcome,
    /// Who closed it.
    #[serde(default)]
    pub by: Text,
    /// In somebody's words.
    #[serde(default)]
    pub note: Text,
    /// Whether that was taken back: it goes on.
    pub withdrawn: Option<Withdrawn>,
}

#[cfg(test)]
mod tests {
    use crate::fixture::{date, plan_from};
    use crate::model::Colour;

    fn head(rest: &str) -> crate::model::Onboarding {
        let text = format!("{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02}}, {rest}}}");
        plan_from(&[("onboarding.yaml", &text)]).onboarding
    }

    #[test]
    fn the_colour_of_a_day_is_the_last_one_reported_by_then() {
        let head = head(
            "reported_colours: [{reported_on: 2026-04-08, colour: amber}, {reported_on: 2026-03-20, colour: green}, \
             {reported_on: 2026-04-08, colour: red, withdrawn: {withdrawn_on: 2026-04-12}}, {colour: green}]",
        );
        let on = |day: &str| head.colour_on(date(day)).map(|(index, it)| (index, it.colour));
        assert_eq!(on("2026-03-19"), None, "one without its day does not count");
        assert_eq!(on("2026-03-20"), Some((1, Colour::Green)));
        assert_eq!(on("2026-04-08"), Some((2, Colour::Red)), "of one day, the later in the file");
        assert_eq!(on("2026-04-12"), Some((0, Colour::Amber)), "it was taken back");
    }

    #[test]
    fn an_onboarding_that_ended_twice_went_on_in_between() {
        let head = head(
            "ended: {ended_on: 2026-05-04, result: graduated}, \
             ended_before: [{ended_on: 2026-04-01, result: churned, withdrawn: {withdrawn_on: 2026-04-09}}]",
        );
        let days = ["2026-03-31", "2026-04-01", "2026-04-08", "2026-04-09", "2026-05-04"];
        let result = |day: &str| head.ended_by(date(day)).map(|it| it.result.word());
        assert_eq!(days.map(result), [None, Some("churned"), Some("churned"), None, Some("graduated")]);
    }

    #[test]
    fn an_end_that_was_taken_back_ended_the_plan_until_then() {
        let head =
            head("ended: {ended_on: 2026-04-01, result: churned, withdrawn: {withdrawn_on: 2026-04-09}}");
        let days = ["2026-03-31", "2026-04-01", "2026-04-08", "2026-04-09"];
        assert_eq!(days.map(|day| head.ended_by(date(day)).is_some()), [false, true, true, false]);
    }
}
