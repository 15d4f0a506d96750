//! What needs a person, one line a thing.

use unicode_width::UnicodeWidthStr;

use super::answer::PortfolioStatus;
use super::names::{Customers, Names};
use super::totals::Short;
use crate::date::Date;
use crate::model::{Colour, Segment};
use crate::phrase::{Count, Plural};
use crate::remedy::commands;
use crate::report::{Cell, Column, Heading, Line, Report, Table, Tone};
use crate::signal::find_play;
use crate::status::{Coming, Need, StatusRow, Triage, Urgency};

/// Things of one plan that are named: one burning plan must not hide the others.
pub(super) const OF_ONE: usize = 2;
/// The same among more plans than fit on a screen: there it is asked which plans need a person, not what for.
const OF_ONE_OF_MANY: usize = 1;
/// Lines of each list: a longer one is not read.
const LINES: usize = 10;

/// Names up to this width stay whole: beside them stands a sentence.
pub(super) const NAME: usize = 28;
/// The same beside what needs a person and the play for it: a longer one is shortened to what tells it from others.
const CUSTOMER: usize = 24;

/// A need that is shown.
pub(super) struct Shown<'a> {
    pub(super) row: &'a StatusRow,
    pub(super) need: &'a Need,
    /// How many more the plan has.
    pub(super) more: usize,
}

/// The place of a need of a plan in the one order of urgency.
pub(super) fn urgency((row, need): &(&StatusRow, &Need)) -> Urgency {
    row.urgency.of_need(need)
}

/// The plans in the order of their most urgent need, and of each the first few.
pub(super) fn shown<'a>(rows: impl IntoIterator<Item = &'a StatusRow>, of_one: usize) -> Vec<Shown<'a>> {
    let mut plans: Vec<(&StatusRow, &Need)> =
        rows.into_iter().filter_map(|row| Some((row, row.needs.first()?))).collect();
    plans.sort_by_cached_key(urgency);
    let of_plan = move |(row, _): (_, &Need)| {
        let row: &StatusRow = row;
        let last = row.needs.len().min(of_one) - 1;
        row.needs.iter().take(of_one).enumerate().map(move |(at, need)| Shown {
            row,
            need,
            more: if at == last { row.needs.len() - last - 1 } else { 0 },
        })
    };
    plans.into_iter().flat_map(of_plan).collect()
}

/// The list of what needs a person; nothing where nothing does.
pub(super) fn needs(
    report: &mut Report,
    portfolio: &PortfolioStatus,
    names: &Names,
    customers: &Customers,
    is_long: bool,
) {
    let of_one = if is_long { OF_ONE_OF_MANY } else { OF_ONE };
    let rows = &portfolio.collected.rows;
    let asked = |row: &&StatusRow| !is_long || row.triage(portfolio.as_of) == Some(Triage::Person);
    let mut all = shown(rows.iter().filter(asked), of_one);
    let others = if is_long { others(rows, portfolio.as_of) } else { Vec::new() };
    if all.is_empty() && others.is_empty() {
        return;
    }
    let hidden = if portfolio.is_whole { Vec::new() } else { all.split_off(all.len().min(LINES)) };
    let open = rows.iter().filter(|row| row.ended.is_none()).count();
    let needy = rows.iter().filter(|row| !row.needs.is_empty()).filter(asked).count();
    let small =
        if is_long && by_rule_of(rows, portfolio.as_of).next().is_some() { ", and smb by rule" } else { "" };
    let count = Tone::Dim.line(format!(" ({needy} of {open}{small})"));
    report.push(Heading::part(Line::from("needs a person").then(count)));
    report.push(table(&all, portfolio.as_of, names, customers));
    if !hidden.is_empty() {
        let plans: std::collections::BTreeSet<_> = hidden.iter().map(|it| &it.row.slug).collect();
        let things = if of_one == 1 {
            format!("{} more {}: ", plans.len(), Plural(plans.len(), "plan"))
        } else {
            format!("{} more in {}: ", hidden.len(), Count(plans.len(), "plan"))
        };
        let them = if hidden.len() == 1 { " shows it" } else { " shows them" };
        report.push(Tone::Dim.line(things).code(commands::status_all()).dim(them));
    }
    report.push_lines(others.into_iter().chain(by_rule(rows)));
}

/// The plans whose needs go by rule, the most urgent first.
fn by_rule_of(rows: &[StatusRow], as_of: Date) -> impl Iterator<Item = &StatusRow> {
    rows.iter().filter(move |row| row.triage(as_of) == Some(Triage::Rule))
}

/// What nobody is asked about by name, in a line each: what goes by rule, and plans that wait for whoever goes through their
/// colour.
fn others(rows: &[StatusRow], as_of: Date) -> Vec<Line> {
    let small = rows.iter().filter(|row| row.is_automatic && row.ended.is_none()).count();
    let ruled: Vec<&StatusRow> = by_rule_of(rows, as_of).collect();
    let first = ruled.iter().filter_map(|row| row.needs.first()).min_by_key(|need| (need.rank, need.by));
    let rule = first.map(|need| {
        let line = Tone::Dim.line("by rule: ").plain(format!("smb {} of {small}", ruled.len()));
        line.dim(format!(", first: {}: ", need.short)).code(commands::status_of_segment(Segment::Smb.word()))
    });
    let later = |band: Option<Colour>| {
        rows.iter().filter(|row| row.triage(as_of) == Some(Triage::Later) && row.band == band).count()
    };
    let amber = later(Some(Colour::Amber));
    let amber = (amber > 0).then(|| {
        let line = Tone::Dim.line(format!("and {amber} amber {}: ", Plural(amber, "plan")));
        line.code(commands::status_of_health(Colour::Amber.word()))
    });
    let rest = later(Some(Colour::Green)) + later(None);
    let rest = (rest > 0).then(|| {
        let line = Tone::Dim.line(format!("and {rest} more {} that can wait: ", Plural(rest, "plan")));
        line.code(commands::status_all())
    });
    [rule, amber, rest].into_iter().flatten().collect()
}

/// What small customers get by rule, where one of them has fallen quiet: `by rule: smb 7 of 18, nobody signed in lately:
/// onboard digest --smb`.
fn by_rule(rows: &[StatusRow]) -> Option<Line> {
    let small = || rows.iter().filter(|row| row.segment == Segment::Smb && row.ended.is_none());
    let quiet = small().filter(|row| row.is_quiet()).count();
    let line = Tone::Dim.line("by rule: ").plain(format!("smb {quiet} of {}", small().count()));
    let line =
        line.dim(", nobody signed in lately: ").code(commands::digest_smb()).dim(" drafts their messages");
    (quiet > 0).then_some(line)
}

fn table(all: &[Shown<'_>], as_of: Date, names: &Names, customers: &Customers) -> Table {
    let owner =
        |it: &Shown<'_>| it.need.owner.as_deref().map_or_else(nobody, |name| names.first(name).into());
    let customer = |it: &Shown<'_>| {
        // A sentence, the play and how many more there are have to fit beside it.
        let name = it.row.customer.as_str();
        Tone::Strong.line(if name.width() > CUSTOMER { customers.short(name) } else { name })
    };
    let more =
        |it: &Shown<'_>| if it.more > 0 { Tone::Dim.line(format!("+{}", it.more)) } else { Line::new() };
    let worth = |it: &Shown<'_>| it.row.arr.map_or_else(Line::new, |arr| Tone::Dim.line(Short(arr)));
    let columns = [
        Column::right("when").of(all, |it| age(it.need.by, as_of)),
        Column::left("who").cuts().of(all, owner),
        Column::left("customer").names().at_least(CUSTOMER).of(all, customer),
        Column::right("worth").expendable(2).of(all, worth),
        Column::left("what").wraps().at_least(42).of(all, |it| it.need.short.as_str()),
        Column::left("play").expendable(1).of(all, |it| play_and_step(it.need)),
        Column::left("more").of(all, more),
    ];
    Table::new(columns).bare()
}

/// `re-enable 2/6`: the play in short with how many of its steps are done, or which of them is due; a dash where it has not
/// begun.
fn play_and_step(need: &Need) -> Line {
    let Some(play) = need.play.and_then(find_play) else { return Line::new() };
    let line = Tone::Code.line(play.short);
    match need.progress.or(need.step) {
        Some((step, all)) => line.plain(format!(" {step}/{all}")),
        None => line.dim(" –"),
    }
}

fn nobody() -> Line {
    Tone::Warn.line("nobody")
}

/// `16d late`, `today`, `in 3d`.
pub(super) fn age(by: Date, as_of: Date) -> Line {
    match as_of.days_since(by) {
        0 => Tone::Warn.line("today"),
        late if late > 0 => Tone::Bad.line(format!("{late}d late")),
        ahead => Tone::Dim.line(format!("in {}d", -ahead)),
    }
}

/// How late something is, or that it is due today: days on hold make nothing late.
pub(super) fn late(one: &Coming, as_of: Date) -> Line {
    if one.days_late > 0 { Tone::Bad.line(format!("{}d late", one.days_late)) } else { age(one.on, as_of) }
}

/// The play that it calls for, or the command that does it.
pub(super) fn play(need: &Need) -> Line {
    match (need.play, &need.command) {
        (Some(play), _) => Tone::Code.line(play),
        (None, Some(command)) => Line::new().code(command),
        (None, None) => Line::new(),
    }
}

/// `2 of 6`; a dash for a play that has not begun.
pub(super) fn progress(need: &Need) -> Cell {
    match need.progress {
        Some((done, all)) => format!("{done} of {all}").into(),
        None => Cell::absent(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::plan::Plan;

    fn row(slug: &str, arr: f64, needs: &[(usize, &str)]) -> StatusRow {
        let head = format!(
            "{{customer: Acme, segment: smb, contract: {{signed_on: 2026-03-02, arr: {arr}, currency: EUR}}}}"
        );
        let plan = Plan { slug: slug.to_owned(), ..plan_from(&[("onboarding.yaml", &head)]) };
        let mut row = StatusRow::of(&Assessment::of(plan, &Basis::on(date("2026-04-10"))));
        let need = |(rank, by): &(usize, &str)| Need {
            rank: *rank,
            by: date(by),
            owner: None,
            what: format!("{slug} {rank}"),
            short: format!("{slug} {rank}"),
            play: None,
            progress: None,
            step: None,
            gate: None,
            command: None,
        };
        row.needs = needs.iter().map(need).collect();
        row
    }

    #[test]
    fn one_burning_plan_hides_no_other() {
        let burning = [(1, "2026-04-01"), (2, "2026-04-02"), (3, "2026-04-03"), (4, "2026-04-04")];
        let rows = [
            row("small", 1.0, &[(2, "2026-04-01")]),
            row("burning", 1.0, &burning),
            row("large", 9.0, &[(2, "2026-04-09")]),
            row("older", 1.0, &[(2, "2026-03-01")]),
            row("quiet", 99.0, &[]),
        ];
        let seen: Vec<(&str, usize)> =
            shown(&rows, 2).iter().map(|it| (it.need.what.as_str(), it.more)).collect();
        assert_eq!(
            seen,
            [("burning 1", 0), ("burning 2", 2), ("large 2", 0), ("older 2", 0), ("small 2", 0)],
            "by what it costs, then by the contract, then by age"
        );
        let one_each: Vec<(&str, usize)> =
            shown(&rows, 1).iter().map(|it| (it.need.what.as_str(), it.more)).collect();
        assert_eq!(one_each, [("burning 1", 3), ("large 2", 0), ("older 2", 0), ("small 2", 0)]);
    }

    #[test]
    fn a_play_is_told_in_a_word_or_two_with_how_far_it_is() {
        let need = row("acme", 1.0, &[(1, "2026-04-01")]).needs.remove(0);
        let told =
            |play, progress, step| play_and_step(&Need { play, progress, step, ..need.clone() }).text();
        assert_eq!(told(Some("re-enablement"), None, None), "re-enable –");
        assert_eq!(told(Some("re-enablement"), Some((2, 6)), None), "re-enable 2/6");
        assert_eq!(told(Some("silence-ladder"), None, Some((3, 4))), "ladder 3/4");
        assert_eq!(told(None, None, None), "", "a gate is no play");
    }

    #[test]
    fn what_nobody_is_asked_about_by_name_is_counted_in_a_line_each() {
        let late = [(1, "2026-04-01")];
        let of = |slug: &str, band, is_automatic| StatusRow { band, is_automatic, ..row(slug, 1.0, &late) };
        let amber = Some(Colour::Amber);
        let rows = [
            of("a", amber, true),
            of("b", amber, false),
            of("c", amber, false),
            of("d", Some(Colour::Green), false),
            of("e", Some(Colour::Red), true),
        ];
        let told: Vec<String> = others(&rows, date("2026-04-10")).iter().map(Line::text).collect();
        let want = [
            "by rule: smb 1 of 2, first: a 1: onboard status --segment smb",
            "and 2 amber plans: onboard status --health amber --all",
            "and 1 more plan that can wait: onboard status --all",
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn an_age_says_whether_somebody_is_late() {
        let as_of = date("2026-04-10");
        let said = ["2026-03-25", "2026-04-10", "2026-04-13"].map(|by| age(date(by), as_of).text());
        assert_eq!(said, ["16d late", "today", "in 3d"]);
    }
}
