//! The slip of one plan: the days and whose they are, then every cause with its place.

use crate::date::Date;
use crate::phrase::{Count, Days, Plural, Signed};
use crate::plan_at::PlanAt;
use crate::remedy::Remedy;
use crate::report::source::Lines;
use crate::report::{Callout, Cell, Column, Heading, Line, Pairs, Report, Table, Tone};
use crate::route::Route;
use crate::slip::{Against, Cause, CauseKind, Charged, Ledger, NoLedger, Part, Sums};

/// The answer of `onboard slip` about one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct SlipAnswer {
    /// The day of all of it.
    pub as_of: Date,
    /// The plan.
    pub slug: String,
    /// Its customer.
    pub customer: String,
    /// What the go-live is held against.
    pub against: Against,
    /// The newest baseline, where it is ours alone, and what the go-live is held against by the customer's side.
    pub unagreed: Option<Ours>,
    /// The slip and its causes, or why there is none.
    pub ledger: Result<Ledger, NoLedger>,
    /// Where the causes stand.
    pub lines: Lines,
}

/// A baseline of ours alone that the go-live has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ours {
    /// The day that the customer agreed to last, if they ever agreed to one.
    pub theirs: Option<Date>,
    /// How they come to agree to the newer one.
    pub remedy: Remedy,
}

impl Ours {
    /// The newest baseline of the go-live, where the customer has no part in it.
    pub fn of(at: &PlanAt, ledger: &Ledger) -> Option<Self> {
        let unagreed = at.unagreed().filter(|_| at.baselines.is_ours(ledger.milestone))?;
        let theirs = at.baselines.held(ledger.milestone);
        Some(Self { theirs, remedy: at.agree_to(&unagreed, None, None) })
    }
}

/// The nodes that [`SlipAnswer`] points to.
pub fn routes(ledger: &Result<Ledger, NoLedger>) -> impl Iterator<Item = &Route> {
    ledger.iter().flat_map(|ledger| ledger.causes.iter().map(|charged| &charged.cause.route))
}

impl SlipAnswer {
    /// The days and whose they are, then every cause.
    pub(super) fn as_report(&self) -> Report {
        let mut report =
            Report::new().with(Heading::top(Line::new().plain("Slip of ").strong(&self.customer)));
        match &self.ledger {
            Ok(ledger) => self.ledger(&mut report, ledger),
            Err(why) => report.push(Callout::note(Line::message(&format!("no slip to explain: {why}")))),
        }
        report.data(self.facts());
        report
    }

    fn ledger(&self, report: &mut Report, ledger: &Ledger) {
        let sums = Sums::of([ledger]);
        let slip = total(ledger.slip);
        let slip =
            if ledger.slip == 0 && ledger.causes.is_empty() { slip } else { slip.plain(format!(": {sums}")) };
        report.push(
            Pairs::new()
                .pair("go-live", self.go_live(ledger))
                .pair(if self.ours().is_some() { "baseline" } else { "agreed" }, self.agreed(ledger))
                .pair("slip", slip),
        );
        let (shown, rest): (Vec<&Charged>, Vec<&Charged>) = ledger.causes.iter().partition(|it| it.days != 0);
        if !shown.is_empty() {
            report.push(Heading::part("causes"));
            report.push(self.causes(&shown, "days", |it| it.days));
        }
        let at_once: Vec<&Charged> = ledger.causes.iter().filter(|it| it.is_at_once()).collect();
        if !at_once.is_empty() {
            let days = Days(ledger.at_once);
            report.push(Heading::part(format!("at once: {days}, and what each would have brought alone")));
            report.push(self.causes(&at_once, "alone", |it| it.alone.unwrap_or(it.days)));
        }
        let idle = rest.iter().filter(|it| !it.is_at_once()).count();
        if idle > 0 {
            let what = if shown.is_empty() && at_once.is_empty() { "cause" } else { "other cause" };
            let of_its_own = if ledger.at_once != 0 && at_once.is_empty() { " of its own" } else { "" };
            report.push(Tone::Dim.line(format!("{} with no days lost{of_its_own}", Count(idle, what))));
        }
        let reasons = ledger.by_reason();
        if reasons.iter().filter(|(_, days)| *days != 0).count() > 1 {
            report.push(Heading::part("by reason"));
            report.push(by_reason(&reasons));
        }
        if let Some(ours) = self.ours() {
            report.push(Callout::of_remedy(&ours.remedy));
        }
        report.push_lines(
            sums.parts().filter(|(_, days, _)| *days != 0).filter_map(|(part, days, _)| meaning(part, days)),
        );
    }

    fn go_live(&self, ledger: &Ledger) -> Line {
        let day = Line::from(ledger.go_live.short_on(self.as_of));
        if ledger.is_live { day } else { day.dim(", as the plan forecasts it") }
    }

    fn agreed(&self, ledger: &Ledger) -> Line {
        let day = Line::from(ledger.baseline.short_on(self.as_of));
        match (ledger.agreed_on, self.against) {
            (None, _) => day.dim(", as first planned: both sides have not agreed on the plan yet"),
            (Some(on), Against::First) => day.dim(format!(", with the plan, on {}", on.short_on(self.as_of))),
            (Some(on), Against::Last) => {
                let on = on.short_on(self.as_of);
                match self.ours() {
                    None => day.dim(format!(", on {on}")),
                    Some(ours) => day.dim(format!(", ours of {on}: the customer {}", self.theirs(ours))),
                }
            }
        }
    }

    /// The baseline of ours, where the slip is counted from it.
    fn ours(&self) -> Option<&Ours> {
        self.unagreed.as_ref().filter(|_| self.against == Against::Last)
    }

    fn theirs(&self, ours: &Ours) -> String {
        match ours.theirs {
            Some(day) => format!("agreed to {}, from which late is counted", day.short_on(self.as_of)),
            None => "has agreed to no day".to_owned(),
        }
    }

    fn causes(&self, rows: &[&Charged], title: &str, days: fn(&Charged) -> i64) -> Table {
        let columns = [
            Column::right(title)
                .of(rows, |it| Cell::number(Signed::days(days(it)).to_string(), days(it) as f64)),
            Column::left("side").of(rows, |it| Part::Side(it.cause.side).name()),
            Column::left("cause").of(rows, |it| what(&it.cause)),
            Column::left("milestone").cuts().expendable(1).of(rows, |it| it.cause.milestone.as_deref()),
            Column::left("why").wraps().at_least(20).of(rows, |it| it.cause.reason.as_deref()),
            Column::left("when").expendable(2).of(rows, |it| self.when(&it.cause)),
            Column::left("where").expendable(3).of(rows, |it| self.lines.show(&it.cause.route)),
        ];
        Table::new(columns)
    }

    /// `25 Mar – 9 Apr`, `since 25 Mar`, `on 2 Apr`.
    fn when(&self, cause: &Cause) -> Option<String> {
        let day = |day: Date| day.short_on(self.as_of);
        let since = cause.since?;
        Some(match (cause.kind, cause.until.map(|until| until.plus_days(-1))) {
            (CauseKind::Move, _) => day(since),
            (_, Some(last)) if last == since => day(since),
            (_, Some(last)) => format!("{} – {}", day(since), day(last)),
            (_, None) => format!("since {}", day(since)),
        })
    }

    /// The causes as programs read them in a table: one fact a cell, under the names of the JSON answer. What causes do not
    /// account for has rows of its own, so that the days add up.
    fn facts(&self) -> Table {
        let ledger = self.ledger.as_ref().ok();
        let causes = ledger.into_iter().flat_map(|ledger| &ledger.causes).map(Row::Cause);
        let rest = ledger.into_iter().flat_map(|ledger| {
            [Part::AtOnce, Part::Unexplained].map(|part| Row::Rest(part, part.days_in(ledger)))
        });
        let rows: Vec<Row<'_>> = causes.chain(rest).collect();
        let of = |name: &str| Column::data(name);
        Table::new([
            of("slug").of(&rows, |_| self.slug.as_str()),
            of("customer").of(&rows, |_| self.customer.as_str()),
            of("kind").of(&rows, Row::kind),
            of("id").of(&rows, |row| Some(row.cause()?.id.as_str())),
            of("side").of(&rows, |row| Some(row.cause()?.side?.word())),
            of("milestone").of(&rows, |row| row.cause()?.milestone.as_deref()),
            of("since").of(&rows, |row| row.cause()?.since),
            of("until").of(&rows, |row| row.cause()?.until),
            of("reason").of(&rows, |row| row.cause()?.reason.as_deref()),
            of("days").of(&rows, Row::days),
            of("days_alone").of(&rows, Row::alone),
            of("file").of(&rows, |row| Some(row.cause()?.route.file.name())),
            of("line").of(&rows, |row| self.lines.line(&row.cause()?.route)),
        ])
    }
}

/// A row of the ledger for programs.
enum Row<'a> {
    Cause(&'a Charged),
    Rest(Part, i64),
}

impl<'a> Row<'a> {
    const fn cause(&self) -> Option<&'a Cause> {
        match self {
            Self::Cause(charged) => Some(&charged.cause),
            Self::Rest(..) => None,
        }
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Cause(charged) => charged.cause.kind.word(),
            Self::Rest(part, _) => part.word(),
        }
    }

    const fn days(&self) -> i64 {
        match self {
            Self::Cause(charged) => charged.days,
            Self::Rest(_, days) => *days,
        }
    }

    const fn alone(&self) -> Option<i64> {
        match self {
            Self::Cause(charged) => charged.alone,
            Self::Rest(..) => None,
        }
    }
}

fn by_reason(reasons: &[(Option<&str>, i64)]) -> Table {
    let rows: Vec<&(Option<&str>, i64)> = reasons.iter().filter(|(_, days)| *days != 0).collect();
    Table::new([
        Column::right("days")
            .of(&rows, |(_, days)| Cell::number(Signed::days(*days).to_string(), *days as f64)),
        Column::left("why").wraps().of(&rows, |(reason, _)| {
            reason.map_or_else(|| Tone::Dim.line("no reason is written"), Line::from)
        }),
    ])
}

fn meaning(part: Part, days: i64) -> Option<Line> {
    Some(Line::new().strong(part.name()).plain(format!(" {}: ", Days(days))).dim(part.meaning()?))
}

fn what(cause: &Cause) -> Line {
    Line::from(cause.kind.word())
        .plain(if cause.kind == CauseKind::Move { " of " } else { " " })
        .code(&cause.id)
}

/// `+15 days`.
pub(super) fn total(days: i64) -> Line {
    let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    Line::new().strong(Signed::days(days)).plain(format!(" {}", Plural(count, "day")))
}
