//! What the plans have come to since the last Monday, in one line: what their own days tell, and no walk through history.

use super::answer::PortfolioStatus;
use crate::model::Colour;
use crate::report::{Line, Tone};
use crate::status::StatusRow;

/// `since Mon 6 Apr: 4 started · 3 live · 2 graduated · 2 turned red`; nothing where nothing of it happened.
pub(super) fn line(portfolio: &PortfolioStatus) -> Option<Line> {
    let (rows, as_of) = (&portfolio.collected.rows, portfolio.as_of);
    let monday = as_of.monday_before();
    let count = |is_counted: &dyn Fn(&StatusRow) -> bool| rows.iter().filter(|row| is_counted(row)).count();
    let started = count(&|row| row.signed_on > monday && row.signed_on <= as_of);
    let live = count(&|row| row.go_live.live_on.is_some_and(|on| on > monday));
    let turned = count(&|row| row.band == Some(Colour::Red) && row.is_worse());
    let told = |count: usize, what: &str, tone: Tone| {
        if count == 0 { Line::new() } else { tone.line(format!("{count} {what}")) }
    };
    let parts = [
        told(started, "started", Tone::Plain),
        told(live, "live", Tone::Good),
        told(portfolio.graduated, "graduated", Tone::Good),
        told(turned, "turned red", Tone::Bad),
    ];
    let line = Line::chained(parts, "·");
    let since = Tone::Dim.line(format!("since {}: ", monday.short_with_weekday()));
    (!line.is_empty()).then(|| since.then(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::health::Judgement;
    use crate::report::collected::Collected;
    use crate::status::Before;

    #[test]
    fn a_week_is_told_by_the_days_of_the_plans() {
        let basis = Basis::on(date("2026-04-10"));
        let row = |signed: &str| {
            let head = format!("{{customer: Acme, segment: smb, contract: {{signed_on: {signed}}}}}");
            StatusRow::of(&Assessment::of(plan_from(&[("onboarding.yaml", &head)]), &basis))
        };
        let green = Judgement::Scored { score: 80.0, band: Colour::Green };
        let before = Some(Before { on: date("2026-04-06"), judgement: green, score: None });
        let red = StatusRow { band: Some(Colour::Red), before, ..row("2026-03-02") };
        let mut live = row("2026-03-02");
        live.go_live.live_on = Some(date("2026-04-07"));
        let told = |rows: Vec<StatusRow>, graduated: usize| {
            let collected = Collected { rows, ..Collected::default() };
            line(&PortfolioStatus { graduated, ..PortfolioStatus::whole(&basis, collected) })
                .map(|it| it.text())
        };
        let rows = vec![row("2026-04-06"), row("2026-04-07"), live, red];
        let want = "since Mon 6 Apr: 1 started · 1 live · 2 graduated · 1 turned red";
        assert_eq!(told(rows, 2).map(|it| it.replace('\u{a0}', " ")).as_deref(), Some(want));
        assert_eq!(told(vec![row("2026-03-02")], 0), None, "nothing happened");
    }
}
