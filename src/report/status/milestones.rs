//! The milestones of a plan's screen: those that somebody still has to finish, and those that are done.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::{Milestone, State};
use crate::phrase::Days;
use crate::report::{Cell, Column, Line, Table, Tone};
use crate::schedule::Forecast;
use crate::status::{StatusRow, Window, undated};

/// A milestone with what is known of it.
type Dated<'a> = (&'a Milestone, &'a Forecast);

/// The milestones that are not done, by the day they are due, those in no window last.
pub(super) fn open(it: &Assessment, row: &StatusRow) -> Vec<usize> {
    let unfinished = row.windows.iter().flat_map(|window| window.late.iter().chain(&window.open).copied());
    let undated = undated(it).into_iter().filter(|index| it.schedule.forecasts[*index].standing.is_open());
    let mut all: Vec<usize> = unfinished.chain(undated).collect();
    all.sort_by_key(|index| (it.due(*index).is_none(), it.due(*index), *index));
    all
}

/// Those that are done, by the day on which they were.
pub(super) fn done(it: &Assessment, row: &StatusRow) -> Vec<usize> {
    let mut all: Vec<usize> = row.windows.iter().flat_map(|window| window.done.iter().copied()).collect();
    all.sort_by_key(|index| (it.done_on(*index), *index));
    all
}

pub(super) fn open_table(it: &Assessment, milestones: &[usize]) -> Table {
    let person =
        |name: Option<&str>| name.map_or_else(|| Cell::lacking(Tone::Warn.line("nobody")), Cell::from);
    let rows = dated(it, milestones);
    let columns = [
        label(&rows),
        Column::left("due").of(&rows, |(_, forecast)| forecast.due.map(Date::short)),
        Column::left("forecast").of(&rows, |(_, forecast)| can_be_done(forecast)),
        Column::left("state").of(&rows, |(_, forecast)| state(it, forecast)),
        Column::left("owner").cuts().expendable(1).of(&rows, |(one, _)| person(one.owner.one_on(it.as_of()))),
        Column::left("customer owner")
            .cuts()
            .expendable(2)
            .of(milestones, |index| person(it.customer_owner(*index))),
    ];
    Table::new(columns)
}

pub(super) fn done_table(it: &Assessment, milestones: &[usize]) -> Table {
    let rows: Vec<(usize, Dated<'_>)> = milestones.iter().copied().zip(dated(it, milestones)).collect();
    let late = |(_, (_, forecast)): &(usize, Dated<'_>)| {
        let slip = forecast.slip_days.filter(|slip| *slip > 0);
        slip.map(|slip| Cell::number(Tone::Bad.line(format!("+{slip}")), slip as f64))
    };
    let columns = [
        label(&dated(it, milestones)),
        Column::left("done").of(&rows, |(index, _)| it.done_on(*index).map(Date::short)),
        Column::right("slip").expendable(2).of(&rows, late),
        Column::left("owner").cuts().expendable(1).of(&rows, |(_, (one, _))| one.owner.one_on(it.as_of())),
    ];
    Table::new(columns)
}

fn dated<'a>(it: &'a Assessment, milestones: &[usize]) -> Vec<Dated<'a>> {
    milestones.iter().map(|index| (&it.plan.jsp.milestones[*index], &it.schedule.forecasts[*index])).collect()
}

fn label(rows: &[Dated<'_>]) -> Column {
    let label = |(one, _): &Dated<'_>| Line::from(one.label()).dim(format!(" {}", one.id));
    Column::left("milestone").wraps().at_least(30).of(rows, label)
}

/// The day on which it can be done, where that is not the one for which it is planned, or not the one that was agreed: whoever
/// reads of a slip in the line of gates finds here which milestone makes it.
fn can_be_done(forecast: &Forecast) -> Option<Line> {
    let has_slipped = forecast.slip_days.is_some_and(|slip| slip != 0);
    let day = forecast.date.filter(|day| has_slipped || Some(*day) != forecast.due)?;
    Some(Line::from(day.short()).expected(forecast.slip_days, forecast.timing()))
}

fn state(it: &Assessment, forecast: &Forecast) -> Line {
    let status = forecast.standing.state();
    let words = status.word().replace('_', " ");
    match forecast.due.filter(|_| forecast.is_overdue) {
        Some(due) => {
            let line = Tone::Bad.line(format!("{} late", Days(it.days_late(due))));
            if status == State::Blocked { line.warn(", blocked") } else { line }
        }
        None if status == State::Blocked => Tone::Warn.line(words),
        None => words.into(),
    }
}

/// Every milestone as programs read it in a table: one fact a cell.
pub(super) fn facts(it: &Assessment, row: &StatusRow) -> Table {
    let mut rows: Vec<(Option<&Window>, usize)> = Vec::new();
    for window in &row.windows {
        rows.extend(window.milestones(it).into_iter().map(|index| (Some(window), index)));
    }
    rows.extend(undated(it).into_iter().map(|index| (None, index)));
    let one = |index: usize| &it.plan.jsp.milestones[index];
    let forecast = |index: usize| &it.schedule.forecasts[index];
    let columns = [
        Column::data("slug").of(&rows, |_| row.slug.as_str()),
        Column::data("customer").of(&rows, |_| row.customer.as_str()),
        Column::data("window").of(&rows, |(window, _)| window.map(|it| it.name)),
        Column::data("id").of(&rows, |(_, index)| one(*index).id.as_str()),
        Column::data("title").of(&rows, |(_, index)| one(*index).title.get()),
        Column::data("status").of(&rows, |(_, index)| forecast(*index).standing.state().word()),
        Column::data("is_late").of(&rows, |(_, index)| forecast(*index).is_late()),
        Column::data("due").of(&rows, |(_, index)| forecast(*index).due),
        Column::data("baseline").of(&rows, |(_, index)| forecast(*index).baseline),
        Column::data("forecast").of(&rows, |(_, index)| forecast(*index).date),
        Column::data("slip_days").of(&rows, |(_, index)| forecast(*index).slip_days),
        Column::data("done_on").of(&rows, |(_, index)| it.done_on(*index)),
        Column::data("owner").of(&rows, |(_, index)| one(*index).owner.one_on(it.as_of())),
        Column::data("customer_owner").of(&rows, |(_, index)| it.customer_owner(*index)),
    ];
    Table::new(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn a_day_that_is_kept_to_but_is_not_the_agreed_one_says_by_how_much() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Ana}}";
        let people = "people: [{name: Lee}]";
        let jsp = "milestones:
  - {id: M-1, due: 2026-04-29, days: 1, moves: [{from: 2026-04-15, to: 2026-04-29, moved_on: 2026-04-01}]}
  - {id: M-2, due: 2026-04-30, days: 1}
confirmations:
  - {fact: plan_agreed, by: Ana, confirmed_on: 2026-03-04, evidence: a.eml}
  - {fact: plan_agreed, by: Lee, confirmed_on: 2026-03-04, evidence: b.eml}";
        let files = [("onboarding.yaml", head), ("stakeholders.yaml", people), ("jsp.yaml", jsp)];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        let told = it.schedule.forecasts.iter().map(|it| can_be_done(it).map(|line| line.text()));
        assert_eq!(told.collect::<Vec<_>>(), [Some("29 Apr +14".to_owned()), None]);
    }
}
