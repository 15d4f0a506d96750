//! What one plan costs: reading its files, judging it, showing it. `cargo bench`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench may panic, and is its own documentation")]

mod portfolio;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use onboard::plan::{self, Directory};

use portfolio::{MadeUp, Recipe};

fn made_up() -> Vec<MadeUp> {
    Recipe { plans: 40, seed: 1, as_of: "2026-06-01".parse().unwrap() }.plans().collect()
}

fn directory(plan: &MadeUp) -> Directory {
    Directory::of(&plan.slug, plan.files.iter().map(|(file, text)| (file.name(), text.as_str())))
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

criterion_group!(benches, load);
criterion_main!(benches);
