//! What one plan costs: reading its files, judging it, showing it. `cargo bench`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench may panic, and is its own documentation")]

mod portfolio;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::date::Date;
use onboard::plan::{self, Directory, Plan};
use onboard::render::terminal::{self, Width};
use onboard::report::View;
use onboard::report::collected::Collected;
use onboard::report::status::{PortfolioStatus, plan_report};
use onboard::status::StatusRow;

use portfolio::{MadeUp, Recipe};

/// As wide a screen as is usual.
const WIDTH: Width = Width::Seen(120);

fn as_of() -> Date {
    "2026-06-01".parse().unwrap()
}

fn made_up() -> Vec<MadeUp> {
    Recipe { plans: 40, seed: 1, as_of: as_of() }.plans().collect()
}

fn directory(plan: &MadeUp) -> Directory {
    Directory::of(&plan.slug, plan.files.iter().map(|(file, text)| (file.name(), text.as_str())))
}

fn loaded(plans: &[MadeUp]) -> Vec<Plan> {
    plans.iter().map(|made| plan::load(directory(made)).plan.unwrap()).collect()
}

fn load(c: &mut Criterion) {
    let plans = made_up();
    let bytes = plans.iter().flat_map(|plan| &plan.files).map(|(_, text)| text.len() as u64).sum();
    let mut group = c.benchmark_group("40 plans");
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("load", |b| {
        b.iter(|| plans.iter().for_each(|made| drop(black_box(plan::load(directory(made))))));
    });
}

fn assess(c: &mut Criterion) {
    let (plans, basis) = (loaded(&made_up()), Basis::on(as_of()));
    let mut group = c.benchmark_group("40 plans");
    group.throughput(Throughput::Elements(plans.len() as u64));
    group.bench_function("assess", |b| {
        let fresh = || plans.clone();
        let judge = |plans: Vec<Plan>| -> Vec<_> {
            plans.into_iter().map(|plan| Assessment::of(plan, &basis)).collect()
        };
        b.iter_batched(fresh, judge, BatchSize::LargeInput);
    });
}

fn render(c: &mut Criterion) {
    let basis = Basis::on(as_of());
    let judge = |plan| Assessment::of(plan, &basis);
    let assessments: Vec<_> = loaded(&made_up()).into_iter().map(judge).collect();
    let rows = || assessments.iter().map(StatusRow::of).collect();
    let collected = Collected { rows: rows(), ..Collected::default() };
    let portfolio = PortfolioStatus {
        as_of: as_of(),
        next_working_day: as_of(),
        collected,
        filtered: 0,
        is_whole: true,
        graduated: 0,
        since: None,
    };
    let mut group = c.benchmark_group("40 plans");
    group.throughput(Throughput::Elements(assessments.len() as u64));
    group.bench_function("render the portfolio", |b| {
        b.iter(|| terminal::render(&black_box(&portfolio).report(), WIDTH));
    });
    group.bench_function("render each plan", |b| {
        b.iter(|| {
            for assessment in &assessments {
                black_box(terminal::render(
                    &plan_report(assessment, &StatusRow::of(assessment), None, false),
                    WIDTH,
                ));
            }
        });
    });
}

criterion_group!(benches, load, assess, render);
criterion_main!(benches);
