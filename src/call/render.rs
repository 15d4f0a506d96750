//! The form of a plan on a day, to be filled in: who is usually there, and what is open.

use super::columns::{cut, wrapped};
use super::entries::{COLUMNS, lines, open, shown};
use super::usual::{last_call, next_call};
use crate::date::Date;
use crate::model::{ContactKind, PlanFile, Side};
use crate::person::is_same;
use crate::phrase::Count;
use crate::plan_at::{Called, Everybody, PlanAt, Somebody};

/// The form of a plan for a call on a day. Read as it is, it says that the usual people were there, and nothing else.
pub fn render(at: &PlanAt, day: Date, kind: ContactKind) -> String {
    let everybody = at.everybody();
    let form = Form { at, day, everybody: &everybody };
    let parts = [form.head(kind), form.entries(), form.rest()];
    let mut text = parts.concat().join("\n");
    text.push('\n');
    text
}

/// The files out of which a form is made.
const FILES: [PlanFile; 5] =
    [PlanFile::Actions, PlanFile::Jsp, PlanFile::Contacts, PlanFile::Decisions, PlanFile::Stakeholders];

struct Form<'a> {
    at: &'a PlanAt,
    day: Date,
    everybody: &'a Everybody<'a>,
}

impl Form<'_> {
    fn head(&self, kind: ContactKind) -> Vec<String> {
        let (at, everybody) = (self.at, self.everybody);
        let day = self.day;
        let customer = shown(&at.plan.onboarding.customer);
        let last = last_call(at, day, everybody);
        let usual: Vec<&str> = match last {
            Some((_, it)) => {
                it.present.iter().map(String::as_str).filter(|name| self.is_there(name)).collect()
            }
            None => at.csm().into_iter().collect(),
        };
        let there: Vec<String> = usual.into_iter().filter_map(|name| self.said(name)).collect();
        let mut lines = vec![
            format!("# {customer}: after a call. Lines that begin with # are dropped; what cannot be read"),
            "# comes back with ?? in front and the reason below. Saved unchanged, nothing is written."
                .to_owned(),
            String::new(),
            format!("on       {} {}", day.short_with_weekday(), day.year()),
            format!("kind     {kind}"),
        ];
        lines.extend(self.doubts());
        lines.extend(self.people());
        lines.push(field("there", &there.join(", ")));
        if let Some((on, missing)) = last.filter(|(_, it)| !it.absent.is_empty()) {
            let names: Vec<&str> = missing.absent.iter().map(|name| everybody.short(name)).collect();
            lines.push(format!("# missing on {}: {}", on.short(), shown(&names.join(", "))));
        }
        lines.push("missing".to_owned());
        lines.push(field("next", &next_call(at, day).map(Date::short_with_weekday).unwrap_or_default()));
        lines.push("summary".to_owned());
        lines
    }

    /// Which files, out of which the form is made, could not be read in full.
    fn doubts(&self) -> Vec<String> {
        let plan = &self.at.plan;
        let doubtful = FILES.into_iter().filter(|file| plan.is_doubtful(*file));
        doubtful
            .map(|file| format!("# {file} could not be read in full: something may be missing here"))
            .collect()
    }

    /// Whether somebody can be expected: whoever has left cannot.
    fn is_there(&self, name: &str) -> bool {
        !self.at.had_left(name, self.at.as_of())
    }

    /// How somebody is named in a list, so that the name is understood again.
    fn said(&self, name: &str) -> Option<String> {
        let short = shown(self.everybody.short(name));
        let is_understood = matches!(self.everybody.called(&short), Called::Known(it) if is_same(&it, name));
        (is_understood && !short.contains([',', ';'])).then_some(short)
    }

    /// Whom one can name, and how: the customer's people and our team; the rest of ours can be named as well.
    fn people(&self) -> Vec<String> {
        let team = self.at.our_names();
        let is_near = |it: &&Somebody| it.side == Side::Customer || team.contains(&it.name.as_str());
        let of = |side: Side| {
            let people = self.everybody.iter().filter(move |it| it.side == side && self.is_there(&it.name));
            let names: Vec<String> = people.filter(is_near).filter_map(|it| self.said(&it.name)).collect();
            let last = names.len().saturating_sub(1);
            let end = |(at, name): (usize, String)| if at < last { format!("{name},") } else { name };
            names.into_iter().enumerate().map(end).collect::<Vec<String>>()
        };
        let theirs = wrapped(of(Side::Customer), "# theirs: ", COLUMNS);
        theirs.into_iter().chain(wrapped(of(Side::Vendor), "# ours: ", COLUMNS)).collect()
    }

    fn entries(&self) -> Vec<String> {
        let (entries, far) = open(self.at, self.everybody);
        let mut all = vec![
            String::new(),
            "# done?   after a line: [x] done (what shows it)  [>] moved: day, why (which side)".to_owned(),
            "#         [!] blocked: why (who has to move)  [o] unblocked  [-] dropped: why  [ ] as it was"
                .to_owned(),
        ];
        all.extend(lines(&entries));
        if far > 0 {
            all.push(format!("# {} due later: tick by id what became of them", Count(far, "milestone")));
        }
        all
    }

    /// How people felt when that was last judged.
    fn moods(&self) -> Option<String> {
        let judged = self.at.people().filter_map(|(_, it)| {
            let (_, _, last) = it.sentiment_on(self.day)?;
            Some(format!("{} {}", self.said(&it.name)?, last.score))
        });
        let judged: Vec<String> = judged.collect();
        (!judged.is_empty()).then(|| cut(&format!("# last    {}", judged.join(", ")), COLUMNS))
    }

    fn rest(&self) -> Vec<String> {
        let above = [
            "",
            "# new     + who: what, when    theirs is shared; ours stays internal unless it begins with ++",
            "",
            "# decided ! who: what (scope, timeline or go-live)",
            "#         = who: plan, success or data (where it is written)    what somebody confirmed",
            "",
            "# asked   ? who: what, when    starts the silence clock",
            "",
            "# mood    from 1, hostile, to 5, advocate: Ben 4 (why), Wanda 5",
        ];
        let below = [
            "mood",
            "# ours    what the customer does not read",
            "ours",
            "# update  drafted from the above; `- next: …` adds a line, `update none` writes none",
            "update",
        ];
        let above = above.map(str::to_owned).into_iter().chain(self.moods());
        above.chain(below.map(str::to_owned)).collect()
    }
}

/// A field with its value; nothing stands after one that is empty.
fn field(name: &str, value: &str) -> String {
    format!("{name:<8} {value}").trim_end().to_owned()
}
