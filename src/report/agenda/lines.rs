//! The lines of an agenda: for the customer, or those that only we read.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::Verdict;
use crate::model::{Contact, Person, Risk, RiskNature, Sentiment, Side, Urgency};
use crate::phrase::Days;
use crate::plan_at::Wait;
use crate::report::update::{UpdateDraft, due, why};
use crate::schedule::{open_actions, stuck};

/// Days ahead whose dates are read out.
const AHEAD: i64 = 14;

/// Days before the end of a waiver from which we are reminded of it.
const NOTICE: i64 = 7;

/// The lines of one reader.
pub(super) struct Lines<'a> {
    it: &'a Assessment,
    until: Date,
    /// Whether they are what the customer may read, and not the rest.
    is_shown: bool,
}

/// Something that is due, and whose it is.
struct Owed {
    whose: &'static str,
    owner: String,
    due: Date,
    id: String,
    label: String,
}

impl<'a> Lines<'a> {
    /// Those that the customer reads.
    pub(super) fn shown(it: &'a Assessment) -> Self {
        Self { it, until: it.as_of().plus_days(AHEAD), is_shown: true }
    }

    /// The rest, which only we read.
    pub(super) fn ours(it: &'a Assessment) -> Self {
        Self { is_shown: false, ..Self::shown(it) }
    }

    pub(super) fn since_last_time(&self) -> Vec<String> {
        // The call is today, and an update of today is about it.
        UpdateDraft::of(&self.it.on(self.it.as_of())).shipped
    }

    /// Open actions with a date that is past or near, and milestones that are overdue, by side and owner, the oldest first.
    pub(super) fn owed(&self) -> Vec<String> {
        let mut owed: Vec<Owed> = self.actions().chain(self.milestones()).collect();
        owed.sort_by_cached_key(|it| (rank(it.whose), it.owner.clone(), it.due, it.id.clone()));
        let line =
            |it: &Owed| format!("{}, {}: {}, {}", it.whose, it.owner, it.label, self.it.due_in_words(it.due));
        owed.iter().map(line).collect()
    }

    fn actions(&self) -> impl Iterator<Item = Owed> {
        let it = self.it;
        let open = open_actions(it).filter(|(index, _)| it.shows_action(*index) == self.is_shown);
        open.filter_map(|(index, action)| {
            Some(Owed {
                whose: it.action_side(index).map_or("nobody's side", side),
                owner: it.action_owner(index).unwrap_or("nobody").to_owned(),
                due: it.action_due(index).filter(|due| *due <= self.until)?,
                id: action.id.clone(),
                label: action.label().to_owned(),
            })
        })
    }

    fn milestones(&self) -> impl Iterator<Item = Owed> {
        let it = self.it;
        let open = it.plan.jsp.milestones.iter().enumerate().filter(|(index, _)| it.is_open(*index));
        let wanted = open.filter(|(_, milestone)| milestone.is_internal() != self.is_shown);
        wanted.filter_map(|(index, milestone)| {
            let (ours, theirs) =
                (milestone.owner.one_on(it.as_of()), milestone.customer_owner.one_on(it.as_of()));
            let (whose, owner) = match (ours, theirs) {
                (Some(ours), Some(theirs)) => ("us and you", format!("{ours} and {theirs}")),
                (Some(ours), None) => ("us", ours.to_owned()),
                (None, Some(theirs)) => ("you", theirs.to_owned()),
                (None, None) => ("nobody's side", "nobody".to_owned()),
            };
            let due = it.due(index).filter(|due| it.is_past(*due))?;
            Some(Owed { whose, owner, due, id: milestone.id.clone(), label: milestone.label().to_owned() })
        })
    }

    pub(super) fn blockers(&self) -> Vec<String> {
        let wanted = stuck(self.it).into_iter().filter(|stuck| stuck.is_internal != self.is_shown);
        let line = |label: &str, wait: &Wait<'_>| format!("{label}: {}{}", why(wait), self.clock(wait));
        wanted.flat_map(|it| it.waits.iter().map(|wait| line(it.label, wait)).collect::<Vec<_>>()).collect()
    }

    /// How long somebody still has to answer.
    fn clock(&self, wait: &Wait<'_>) -> String {
        let (it, today) = (self.it, self.it.as_of());
        let deadlines = &it.basis.config.deadlines;
        let allowed = match wait.blocker.urgency() {
            Urgency::Critical => deadlines.critical_blocker_working_days,
            Urgency::Normal => deadlines.normal_blocker_working_days,
        };
        if let Some(on) = wait.blocker.answered_by(today) {
            return format!("; answered on {on}");
        }
        let until = it.calendar.add_working_days(wait.since, allowed);
        let late = today.days_since(until);
        if late > 0 {
            format!("; the answer is late by {}", Days(late))
        } else {
            format!("; an answer is due by {until}")
        }
    }

    /// What somebody was asked for and has not answered, the longest ago first.
    pub(super) fn asks(&self) -> Vec<String> {
        let it = self.it;
        let mut open: Vec<_> =
            it.open_asks().map(|(_, ask)| ask).filter(|ask| it.shows_ask(ask) == self.is_shown).collect();
        open.sort_by_key(|ask| (ask.asked_on, &ask.id));
        let line = |ask: &&Contact| {
            let of = ask.of.one_on(it.as_of()).unwrap_or("nobody");
            let asked = ask.asked_on.map(|on| format!(", asked on {on}")).unwrap_or_default();
            let due = it.day_of(ask.due_on(it.as_of()));
            let due = due.map(|due| format!(", {}", it.due_in_words(due))).unwrap_or_default();
            format!("{of}: {}{asked}{due}", ask.text.or(&ask.id))
        };
        open.iter().map(line).collect()
    }

    /// Questions that are open, gates that are ready, promises that are owed soon.
    pub(super) fn decisions(&self) -> Vec<String> {
        let it = self.it;
        let open = it.open_decisions().filter(|(_, decision)| it.shows_decision(decision) == self.is_shown);
        let open = open.map(|(_, decision)| {
            let of = decision.of.one_on(it.as_of()).map(|of| format!("{of}: ")).unwrap_or_default();
            let due = it.decision_due(decision);
            let due = due.map(|due| format!(", {}", it.due_in_words(due))).unwrap_or_default();
            format!("{of}{}{due}", decision.text.or(&decision.id))
        });
        let ready = it.gates.gates.iter().filter(|gate| gate.verdict == Verdict::Ready && !gate.is_automatic);
        let ready = ready.map(|gate| format!("sign off the {} gate: it is ready", gate.gate));
        let owed = it.owed_commitments().filter(|(_, promise)| it.shows_commitment(promise) == self.is_shown);
        let owed = owed.filter_map(|(_, promise)| {
            let day = it.commitment_due(promise).filter(|due| *due <= self.until)?;
            let when = due(Some(day), it.as_of());
            Some(format!("deliver or decline: {}, {when}", promise.text.or(&promise.id)))
        });
        open.chain(ready.filter(|_| self.is_shown)).chain(owed).collect()
    }

    pub(super) fn gate(&self) -> Vec<String> {
        let Some(gate) = self.it.gates.next() else { return Vec::new() };
        let open = gate.blocking().map(|criterion| {
            let owner = criterion.owner.as_ref().map(|owner| format!(", {owner}")).unwrap_or_default();
            format!("{}: {}{owner}", gate.gate, criterion.text)
        });
        open.collect()
    }

    /// What falls into the next two weeks, in order.
    pub(super) fn dates(&self) -> Vec<String> {
        let it = self.it;
        let is_near = |date: &Date| *date >= it.as_of() && *date <= self.until;
        let milestones = it.plan.jsp.milestones.iter().enumerate();
        let visible = milestones.filter(|(index, milestone)| it.is_open(*index) && !milestone.is_internal());
        let forecasts = &it.schedule.forecasts;
        let milestones = visible.filter_map(|(at, milestone)| {
            let due = it.due(at).filter(is_near)?;
            Some((due, format!("{}{}", milestone.label(), self.expected(due, forecasts[at].date))))
        });
        let sessions = it.sessions().filter(|(_, session)| session.delivered_by(it.as_of()).is_none());
        let sessions = sessions.filter_map(|(_, session)| {
            let due = it.session_due(session).filter(is_near)?;
            Some((due, format!("training: {}", session.title.or(&session.id))))
        });
        let gates = it.gates.gates.iter().filter(|gate| !gate.verdict.is_open());
        let gates = gates.filter_map(|gate| {
            let due = gate.due.filter(is_near)?;
            Some((due, format!("the {} gate{}", gate.gate, self.expected(due, gate.forecast))))
        });
        let mut dates: Vec<_> = milestones.chain(sessions).chain(gates).collect();
        dates.sort();
        dates.into_iter().map(|(date, what)| format!("{}: {what}", date.short_with_weekday())).collect()
    }

    /// When it can be done as things are, where that is later than planned: nobody is promised a day that cannot be kept.
    fn expected(&self, due: Date, forecast: Option<Date>) -> String {
        let later = forecast.filter(|on| *on > self.it.holds.roll_forward(&self.it.calendar, due));
        later.map_or_else(String::new, |on| format!(", now expected on {}", on.short_with_weekday()))
    }

    /// Waivers that end within a week, or have ended.
    pub(super) fn waivers(&self) -> Vec<String> {
        let today = self.it.as_of();
        let criteria = self.it.gates.gates.iter().flat_map(|gate| &gate.criteria);
        let ending = criteria.filter_map(|criterion| {
            let until = criterion.state.until().filter(|until| *until <= today.plus_days(NOTICE))?;
            let ends = if until < today { "ended" } else { "ends" };
            Some(format!("the waiver of “{}” {ends} on {until}: meet it or renew it", criterion.text))
        });
        ending.collect()
    }

    /// What is open in the risk log and to be judged now or soon, the worst first.
    pub(super) fn risks(&self) -> Vec<String> {
        let (it, day) = (self.it, self.it.as_of());
        let judged = it.open_risks().map(|(_, risk)| (risk, it.risk_due(risk)));
        let mut near: Vec<_> = judged.filter(|(_, due)| due.is_none_or(|due| due <= self.until)).collect();
        near.sort_by_key(|(risk, _)| (std::cmp::Reverse(risk.exposure_on(day)), &risk.id));
        let line = |(risk, due): &(&Risk, Option<Date>)| {
            let exposure = risk.exposure_on(day);
            let exposure =
                exposure.map_or_else(|| "not judged".to_owned(), |exposure| format!("exposure {exposure}"));
            let is = match risk.nature() {
                RiskNature::Risk => String::new(),
                nature => format!("{nature}, "),
            };
            let trigger =
                risk.trigger.get().map(|trigger| format!("; trigger: {trigger}")).unwrap_or_default();
            let date = due.map(|date| format!(", {date}")).unwrap_or_default();
            format!("{} ({is}{exposure}){trigger}{date}", risk.text.or(&risk.id))
        };
        near.iter().map(line).collect()
    }

    /// How the customer's people feel, as it was judged last; the least content first.
    pub(super) fn sentiments(&self) -> Vec<String> {
        let day = self.it.as_of();
        let people = self.it.plan.stakeholders.people.iter().filter(|it| it.is_there_on(day));
        let mut judged: Vec<_> =
            people.filter_map(|person| Some((person, person.sentiment_on(day)?))).collect();
        judged.sort_by_key(|(person, (_, on, sentiment))| (sentiment.score, *on, &person.name));
        let line = |(person, (_, on, sentiment)): &(&Person, (usize, Date, &Sentiment))| {
            let note = sentiment.note.get().map(|note| format!(": {note}")).unwrap_or_default();
            format!("{}, {} of 5 on {on}{note}", person.name, sentiment.score)
        };
        judged.iter().map(line).collect()
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Vendor => "us",
        Side::Customer => "you",
        Side::ThirdParty => "third party",
    }
}

/// Nobody's first, then ours, then theirs.
fn rank(whose: &str) -> usize {
    let order = ["nobody's side", "us", "us and you", "you", "third party"];
    order.iter().position(|it| *it == whose).unwrap_or(order.len())
}
