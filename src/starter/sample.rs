//! A living sample: onboardings in different states, dated around the as-of date.
//!
//! The plans are ordinary files with `{{-12}}` where a date belongs: so many *working* days before or
//! after the as-of date. So whatever day it is, nothing falls on a weekend, and as much working time
//! lies between two dates as the plan needs. One set of templates serves `onboard init --example` and
//! the repository's `examples/`.

use super::{StarterFile, with_readme};
use crate::calendar::Calendar;
use crate::date::Date;

/// The files of one plan of the sample, by their names without `.yaml`.
macro_rules! plans {
    ($($slug:literal: $($file:literal)+;)+) => {
        &[$($((
            concat!("onboardings/", $slug, "/", $file, ".yaml"),
            include_str!(concat!("sample/", $slug, "/", $file, ".yaml")),
        ),)+)+]
    };
}

const PLANS: &[(&str, &str)] = plans! {
    "corvane-insurance": "onboarding" "handoff" "stakeholders" "jsp" "gates" "actions" "decisions" "risks" "contacts" "training" "friction" "updates";
    "kestrel-pine-logistics": "onboarding" "handoff" "stakeholders" "jsp" "gates" "actions" "decisions" "risks" "contacts" "training" "friction" "updates";
    "lumenfold-health": "onboarding" "handoff" "stakeholders" "jsp" "gates" "actions" "decisions" "risks" "contacts" "adoption" "training" "updates";
    "quillmark-press": "onboarding" "handoff" "stakeholders" "jsp" "gates" "actions" "decisions" "risks" "contacts" "adoption" "training" "friction" "updates" "expansion";
    "tidewick-bakery": "onboarding" "handoff" "stakeholders" "jsp" "gates" "actions" "decisions" "risks" "contacts" "adoption" "training" "friction" "updates" "expansion";
    "varnholt-industries": "onboarding" "handoff" "stakeholders" "jsp" "gates" "actions" "decisions" "risks" "contacts" "adoption" "training" "friction" "updates" "expansion";
};

const README: &str = include_str!("sample/README.md");

/// The files of a workspace with the sample in it, as it looks on `as_of`.
pub fn sample(as_of: Date, calendar: &Calendar) -> Vec<StarterFile> {
    let dated = |text: &str| resolved(text, as_of, calendar);
    let plans = PLANS.iter().map(|(path, text)| StarterFile { path: (*path).to_owned(), text: dated(text) });
    plans.chain(with_readme(super::README.to_owned() + &dated(README))).collect()
}

/// `text` with every `{{n}}` replaced by its date.
fn resolved(text: &str, as_of: Date, calendar: &Calendar) -> String {
    let mut rest = text;
    let mut resolved = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once("{{") {
        let (offset, after) = after.split_once("}}").expect("a placeholder of a template is closed");
        let offset: i64 = offset.parse().expect("a placeholder of a template is a number of days");
        resolved.push_str(before);
        resolved.push_str(&working_day(as_of, offset, calendar).to_string());
        rest = after;
    }
    resolved + rest
}

/// The working day so many working days after `as_of`; on a day off, "today" is the last working day.
fn working_day(as_of: Date, offset: i64, calendar: &Calendar) -> Date {
    let today = if calendar.is_working(as_of) { as_of } else { calendar.add_working_days(as_of, -1) };
    calendar.add_working_days(today, offset)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::config::Config;
    use crate::plan::{Loaded, load};

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn offsets_count_working_days_from_the_last_one() {
        let calendar = Config::default().calendar;
        for (as_of, offset, want) in [
            ("2026-04-08", 0, "2026-04-08"),
            ("2026-04-08", -3, "2026-04-03"),
            ("2026-04-08", 3, "2026-04-13"),
            ("2026-04-12", 0, "2026-04-10"),
            ("2026-04-12", -1, "2026-04-09"),
            ("2026-04-12", 1, "2026-04-13"),
        ] {
            assert_eq!(working_day(date(as_of), offset, &calendar), date(want), "{as_of} {offset}");
        }
        let text = "{on: {{-3}}, due: {{+3}}}";
        assert_eq!(resolved(text, date("2026-04-08"), &calendar), "{on: 2026-04-03, due: 2026-04-13}");
    }

    #[test]
    fn every_template_is_listed() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/starter/sample");
        let files = walkdir::WalkDir::new(&root).min_depth(2).sort_by_file_name().into_iter();
        let path = |entry: walkdir::DirEntry| entry.path().strip_prefix(&root).unwrap().display().to_string();
        let mut listed: Vec<&str> =
            PLANS.iter().map(|(path, _)| path.trim_start_matches("onboardings/")).collect();
        listed.sort_unstable();
        assert_eq!(files.map(|entry| path(entry.unwrap())).collect::<Vec<_>>(), listed);
    }

    #[test]
    fn the_plans_load_without_a_word_whatever_day_it_is() {
        let calendar = Config::default().calendar;
        for day in 0..7 {
            let files = sample(date("2026-04-08").plus_days(day), &calendar);
            let mut plans: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
            for file in &files {
                let parts: Vec<&str> = file.path.split('/').collect();
                if let ["onboardings", slug, name] = parts[..] {
                    plans.entry(slug).or_default().push((name, &file.text));
                }
            }
            assert_eq!(plans.len(), 6);
            for (slug, files) in plans {
                let Loaded { plan, problems, .. } = load(crate::plan::Directory::of(slug, files));
                assert!(plan.is_some(), "{slug}");
                assert_eq!(problems, [], "{slug}");
            }
        }
    }
}
