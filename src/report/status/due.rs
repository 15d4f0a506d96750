//! Who has what to do by a day, a line a person: neither does what is due hide what is late, nor the other way round.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answer::PortfolioStatus;
use super::attention::what_comes;
use super::names::{Customers, Names};
use super::needs::{NAME, late};
use crate::date::Date;
use crate::model::Side;
use crate::person::key;
use crate::phrase::{Count, Plural};
use crate::remedy::commands;
use crate::report::{Column, Heading, Line, Report, Table, Tone};
use crate::status::{Coming, StatusRow};

/// Lines of the list: a longer one is not read.
const LINES: usize = 8;

/// Something to do, and the plan that it is of.
pub(super) type Thing<'a> = (&'a StatusRow, &'a Coming);

/// What one person has to do.
pub(super) struct Desk<'a> {
    /// Whose it is; none of what nobody has.
    pub(super) who: Option<&'a str>,
    /// On which side they are.
    side: Option<Side>,
    /// What is due, the first first.
    pub(super) due: Vec<Thing<'a>>,
    /// What is late: what holds other things up, then what cannot go on, then what has been late longest.
    pub(super) late: Vec<Thing<'a>>,
}

/// Ours before theirs, since a stand-up asks ours; between them what nobody has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Ours,
    Nobody,
    Theirs,
}

impl Place {
    fn of(who: Option<&str>, side: Option<Side>) -> Self {
        match (who, side) {
            (None, _) => Self::Nobody,
            (Some(_), Some(Side::Customer | Side::ThirdParty)) => Self::Theirs,
            (Some(_), _) => Self::Ours,
        }
    }
}

/// What everybody has to do. Whose late things hold up others comes first, then who has something due, then whose has been
/// late longest.
pub(super) fn desks<'a>(all: impl IntoIterator<Item = Thing<'a>>) -> Vec<Desk<'a>> {
    let mut by_person: BTreeMap<_, (Option<&str>, Option<Side>, Vec<Thing<'a>>)> = BTreeMap::new();
    for (row, one) in all {
        // Whoever carries the plan answers for its gates.
        let owner = if one.kind == "gate" { row.owner.as_deref() } else { None };
        let who = one.owner.as_deref().or(owner);
        let side = if one.owner.is_some() { one.side } else { owner.map(|_| Side::Vendor) };
        let place = Place::of(who, side);
        // Two customers may have people of one name; ours are ours in every plan.
        let plan = if place == Place::Theirs { row.slug.as_str() } else { "" };
        let whose = (place, who.map(key), plan);
        by_person.entry(whose).or_insert((who, side, Vec::new())).2.push((row, one));
    }
    let desk = |(who, side, things)| {
        let (late, due) = late_and_due(things);
        Desk { who, side, due, late }
    };
    let mut desks: Vec<Desk<'a>> = by_person.into_values().map(desk).collect();
    desks.sort_by_key(Desk::turn);
    desks
}

/// What is late, what weighs most first, and what is due, the first first.
pub(super) fn late_and_due<'a>(all: impl IntoIterator<Item = Thing<'a>>) -> (Vec<Thing<'a>>, Vec<Thing<'a>>) {
    // A gate that is late is no work of its own, and is not counted as such: what it asks for is due.
    let is_late = |(_, one): &Thing<'_>| one.days_late > 0 && one.kind != "gate";
    let (mut late, mut due): (Vec<_>, Vec<_>) = all.into_iter().partition(is_late);
    late.sort_by(|one, other| gravity(one).cmp(&gravity(other)));
    due.sort_by(|(a, x), (b, y)| x.on.cmp(&y.on).then_with(|| a.urgency.cmp(&b.urgency)));
    (late, due)
}

/// The place of something late among others.
fn gravity<'a>((row, one): &Thing<'a>) -> impl Ord + use<'a> {
    (!one.is_blocking, !one.is_blocked, Reverse(one.days_late), &row.urgency)
}

impl Desk<'_> {
    fn turn(&self) -> impl Ord + use<> {
        let holds_up = self.late.iter().any(|(_, one)| one.is_blocking || one.is_blocked);
        (Place::of(self.who, self.side), !holds_up, self.due.is_empty(), Reverse(self.worst()))
    }

    /// For how many days the latest has been late.
    fn worst(&self) -> i64 {
        self.late.iter().chain(&self.due).map(|(_, one)| one.days_late).max().unwrap_or_default()
    }

    /// `Tomas`, `Mirja (theirs)`, `nobody`.
    pub(super) fn name(&self, names: &Names) -> Line {
        let Some(who) = self.who else { return Tone::Warn.line("nobody") };
        let line = Line::new().strong(names.first(who));
        match (Place::of(self.who, self.side), self.side) {
            (Place::Theirs, Some(Side::ThirdParty)) => line.dim(" (third party)"),
            (Place::Theirs, _) => line.dim(" (theirs)"),
            _ => line,
        }
    }

    /// `2 due`, `2 today`; nothing where nothing is due.
    fn count_due(&self, as_of: Date) -> Line {
        let today = self.due.iter().filter(|(_, one)| one.on <= as_of).count();
        match (today, self.due.len()) {
            (0, 0) => Line::new(),
            (0, due) => format!("{due} due").into(),
            (today, _) => Tone::Warn.line(format!("{today} today")),
        }
    }

    /// `3 late, worst 30d`, `5d late`; nothing where nothing is late.
    fn count_late(&self) -> Line {
        match self.late.as_slice() {
            [] => Line::new(),
            [(_, one)] => Tone::Warn.line(format!("{}d late", one.days_late)),
            all => Tone::Warn.line(format!("{} late, worst {}d", all.len(), self.worst())),
        }
    }

    /// `blocked: Kestrel: Warehouse system connected`: what is late and holds others up, where something does; else what has
    /// been late longest.
    fn gravest(&self, customers: &Customers) -> Line {
        let Some((row, one)) = self.late.first() else { return Line::new() };
        let why = match (one.is_blocking, one.is_blocked) {
            (true, _) => "in the way: ",
            (false, true) => "blocked: ",
            (false, false) => "",
        };
        Tone::Warn.line(why).plain(format!("{}: {}", customers.short(&row.customer), one.what))
    }

    /// What is due, each customer named once, then the gravest of what is late.
    fn what(&self, customers: &Customers) -> Line {
        let mut before = None;
        let due = self.due.iter().map(|(row, one)| {
            let is_same = before.replace(&row.slug) == Some(&row.slug);
            let customer =
                if is_same { String::new() } else { format!("{}: ", customers.short(&row.customer)) };
            let late = if one.days_late > 0 { format!(", {}d late", one.days_late) } else { String::new() };
            Line::from(format!("{customer}{}{late}", what_comes(one)))
        });
        let late = self.gravest(customers);
        let is_mixed = !self.due.is_empty() && !late.is_empty();
        let late = if is_mixed { Tone::Warn.line("late: ").then(late) } else { late };
        Line::joined(due.chain([late]), "; ")
    }

    /// `3 late, worst 30d: Kestrel: Hand over the credentials`; nothing where nothing is late.
    pub(super) fn lateness(&self, customers: &Customers) -> Line {
        let parts = [self.count_late(), self.gravest(customers)];
        Line::joined(parts, ": ")
    }
}

/// What is late and what is due by the next working day, a line a person; a line a thing where nothing is left out.
pub(super) fn section(
    report: &mut Report,
    portfolio: &PortfolioStatus,
    names: &Names,
    customers: &Customers,
) {
    let rows = &portfolio.collected.rows;
    let all = desks(rows.iter().flat_map(|row| row.due_next.iter().map(move |one| (row, one))));
    if all.is_empty() {
        return;
    }
    let or_late = if all.iter().any(|desk| !desk.late.is_empty()) { ", or late" } else { "" };
    let last = portfolio.next_working_day.short_with_weekday();
    report.push(Heading::part(format!("due by {last}{or_late}")));
    if portfolio.is_whole {
        report.push(things(&all, portfolio.as_of, names));
        return;
    }
    let (shown, hidden) = all.split_at(all.len().min(LINES));
    report.push(people(shown, portfolio.as_of, names, customers));
    if !hidden.is_empty() {
        report.push(more(hidden));
    }
}

/// A line a person.
fn people(desks: &[Desk<'_>], as_of: Date, names: &Names, customers: &Customers) -> Table {
    let columns = [
        Column::left("who").cuts().at_least(15).of(desks, |desk| desk.name(names)),
        Column::right("due").of(desks, |desk| desk.count_due(as_of)),
        Column::left("late").of(desks, Desk::count_late),
        Column::left("what").cuts().at_least(24).of(desks, |desk| desk.what(customers)),
    ];
    Table::new(columns).bare()
}

/// A line a thing, person after person.
fn things(desks: &[Desk<'_>], as_of: Date, names: &Names) -> Table {
    let all: Vec<(&Desk<'_>, &Thing<'_>)> =
        desks.iter().flat_map(|desk| desk.late.iter().chain(&desk.due).map(move |it| (desk, it))).collect();
    let columns = [
        Column::right("when").of(&all, |(_, (_, one))| late(one, as_of)),
        Column::left("who").cuts().at_least(14).of(&all, |(desk, _)| desk.name(names)),
        Column::left("customer").names().at_least(NAME).of(&all, |(_, (row, _))| &row.customer),
        Column::left("what").cuts().at_least(30).of(&all, |(_, (_, one))| what_comes(one)),
        Column::left("kind").expendable(1).of(&all, |(_, (_, one))| Tone::Dim.line(one.kind)),
    ];
    Table::new(columns).bare()
}

/// `4 more people have 3 things due and 9 late: onboard status --all shows all`.
fn more(desks: &[Desk<'_>]) -> Line {
    let sum = |of: fn(&Desk<'_>) -> usize, what: &str| match desks.iter().map(of).sum() {
        0 => String::new(),
        count => format!("{} {what}", Count(count, "thing")),
    };
    let counts = [sum(|desk| desk.due.len(), "due"), sum(|desk| desk.late.len(), "late")];
    let counts: Vec<String> = counts.into_iter().filter(|it| !it.is_empty()).collect();
    let have = if desks.len() == 1 { "has" } else { "have" };
    let people = Plural(desks.len(), "person");
    let line = Tone::Dim.line(format!("{} more {people} {have} {}: ", desks.len(), counts.join(" and ")));
    line.code(commands::status_all()).dim(" shows all")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    /// The plan of Jo, with actions of the form `ID OWNER DUE`, and perhaps what they wait for.
    fn row(actions: &[&str]) -> StatusRow {
        let entry = |action: &&str| {
            let words: Vec<&str> = action.split(' ').collect();
            let owner = if words[1] == "-" { String::new() } else { format!(", owner: {}", words[1]) };
            let wait = words.get(3).map(|id| format!(", blockers: [{{id: X-{}, action: {id}}}]", words[0]));
            let wait = wait.unwrap_or_default();
            format!("{{id: {0}, title: {0}, due: 2026-04-{1}{owner}{wait}}}", words[0], words[2])
        };
        let actions: Vec<String> = actions.iter().map(entry).collect();
        let files = [
            (
                "onboarding.yaml",
                "{customer: Acme Rail, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}",
            ),
            ("stakeholders.yaml", "people: [{name: Lee}]"),
            ("actions.yaml", &format!("actions: [{}]", actions.join(", "))),
        ];
        StatusRow::of(&Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10"))))
    }

    fn told(actions: &[&str]) -> Vec<String> {
        let row = row(actions);
        let names = Names::of(["Jo", "Lee"]);
        let customers = Customers::of(std::slice::from_ref(&row));
        let line = |desk: &Desk<'_>| {
            let due: Vec<&str> = desk.due.iter().map(|(_, one)| one.what.as_str()).collect();
            let late = desk.lateness(&customers).text();
            format!("{} [{}] {late}", desk.name(&names).text(), due.join(" ")).trim_end().to_owned()
        };
        desks(row.due_next.iter().map(|one| (&row, one))).iter().map(line).collect()
    }

    #[test]
    fn what_is_late_and_what_is_due_stand_side_by_side() {
        let told = told(&["A-1 Jo 13", "A-2 Jo 01", "A-3 Jo 07", "A-4 Jo 10"]);
        assert_eq!(told, ["Jo [A-4 A-1] 2 late, worst 9d: Acme: A-2"]);
    }

    #[test]
    fn what_holds_others_up_is_named_though_something_else_is_older() {
        let told = told(&["A-1 Jo 01", "A-2 Jo 08", "A-3 Jo 02 A-2"]);
        assert_eq!(told, ["Jo [] 3 late, worst 9d: in the way: Acme: A-2"]);
    }

    #[test]
    fn ours_come_before_what_nobody_has_and_that_before_theirs() {
        let told = told(&["A-1 Lee 01", "A-2 - 08", "A-3 Jo 13"]);
        assert_eq!(told, ["Jo [A-3]", "nobody [] 2d late: Acme: A-2", "Lee (theirs) [] 9d late: Acme: A-1"]);
    }

    #[test]
    fn who_finds_no_room_is_counted_with_what_they_have() {
        let row = row(&["A-1 Lee 01", "A-2 - 08", "A-3 Jo 13"]);
        let all = desks(row.due_next.iter().map(|one| (&row, one)));
        let (two, one) = (more(&all[..2]).text(), more(&all[2..]).text());
        assert_eq!(two, "2 more people have 1 thing due and 1 thing late: onboard status --all shows all");
        assert_eq!(one, "1 more person has 1 thing late: onboard status --all shows all");
    }
}
