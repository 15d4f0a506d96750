//! Nothing of ours is in what a customer gets: canaries are in every field that the table of fields keeps to us, and around
//! (ids, comments, `x-` keys, the name of the directory, what cannot be read), in plans made by chance; and what the customer
//! may see is seen somewhere, so that an empty page does not pass.
//!
//! `PROPTEST_CASES=1000 cargo test --lib leak` looks at more of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::agenda::{AgendaKind, agenda_report};
use super::diary;
use super::share::share_report;
use super::smb::{Judged, draft};
use super::update::{UpdateDraft, update_report};
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::edition::{CustomerEdition, Language};
use crate::fields::{FILES, Field, Kind, Readership, Shape};
use crate::fixture::date;
use crate::model::PlanFile;
use crate::plan::{self, Directory, Entry, Plan};
use crate::property;
use crate::render::{self, mail::Mail};
use crate::report::appointment::Appointments;

const AS_OF: &str = "2026-04-10";
const SIGNED: &str = "2026-03-02";

/// Keys that hold one entry; the others hold lists.
const ONE: &[&str] = &[
    "contract",
    "team",
    "ended",
    "technical",
    "declined",
    "withdrawn",
    "value",
    "quick_win",
    "first",
    "full",
    "decision_rights",
    "cadence",
    "gates",
    "handoff",
    "kickoff",
    "go_live",
    "activation",
    "graduation",
    "second",
    "occurred",
    "closed",
];

/// Keys that hold several texts.
const TEXTS: &[&str] = &[
    "exclusions",
    "pain_points",
    "objections",
    "options",
    "overlays",
    "shipped",
    "blocked",
    "next",
    "next_goals",
    "integrations",
];

/// The words of closed sets that a plan cannot do without or that decide what is shown, by the struct and the key.
fn words(shape: &str, key: &str) -> &'static [&'static str] {
    match (shape, key) {
        ("Onboarding", "segment") => &["mid-market", "enterprise"],
        ("Contact", "kind") => &["call", "meeting", "ask", "kickoff", "mail", "sponsor_review"],
        ("Skip", "message") => &["quiet", "number"],
        ("Confirmation", "fact") => &["plan_agreed", "success_confirmed"],
        ("Milestone", "event") => &["go_live", "rollout", "sso", "transition"],
        ("Milestone", "phase") => &["kickoff", "implementation", "activation"],
        ("Session", "audience") => &["admins", "end_users"],
        ("Action", "side") | ("Move" | "Hold" | "Confirmation", "side") => &["vendor", "customer"],
        ("Ending", "result") => &["graduated"],
        ("RoleTerm", "role") => &["champion", "executive_sponsor", "admin_owner"],
        (_, "audience") => &["customer", "internal"],
        (_, "urgency") => &["critical", "normal"],
        _ => &[],
    }
}

/// Makes a plan by chance, and remembers what it wrote where.
struct Maker {
    chance: u64,
    written: usize,
    /// Where each text stands that the customer may see.
    shown: BTreeMap<String, String>,
}

impl Maker {
    fn next(&mut self, below: u64) -> u64 {
        // Xorshift: the same plans from the same seed.
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        self.chance % below.max(1)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> Option<&'a str> {
        let at = self.next(all.len() as u64);
        all.get(usize::try_from(at).ok()?).copied()
    }

    fn day(&mut self) -> String {
        let days = i64::try_from(self.next(90)).expect("few") - 55;
        date(AS_OF).plus_days(days).to_string()
    }

    /// A text of its own: a canary, or one that the customer may see.
    fn text(&mut self, shape: &Shape, field: &Field, is_shown: bool) -> String {
        self.written += 1;
        let text = format!("{}{}q", if is_shown { "Shown" } else { "Secret" }, self.written);
        if is_shown {
            self.shown.insert(text.clone(), format!("{}.{}", shape.name, field.key));
        }
        text
    }

    /// The value of a field; nothing where it is left out.
    fn value(&mut self, shape: &Shape, field: &Field, is_shown: bool, depth: usize) -> Option<Value> {
        let is_needed = matches!(field.key, "customer" | "segment" | "contract" | "signed_on" | "id" | "kind" | "name")
                || matches!(
                    field.key,
                    "measured_on" | "since" | "ended_on" | "role" | "audience" | "text" | "title"
                )
                // Without these an entry cannot be read, and all that rests on its file is unknown.
                || matches!(field.key, "withdrawn_on" | "reopened_on" | "dropped_on")
                || (shape.name == "Departure" && field.key == "departed_on");
        // What takes an entry out, or ends it, is rare, or little is left to be shown.
        let ends = [
            "withdrawn",
            "dropped",
            "declined",
            "done_on",
            "answered_on",
            "ended_on",
            "reopened",
            "departed_on",
            "departed_before",
        ];
        let left_out = if ends.contains(&field.key) { 8 } else { 2 };
        if !is_needed && self.next(10) < left_out {
            return None;
        }
        let is_shown = is_shown && field.readers == Readership::Customer;
        Some(match field.kind {
            Kind::Entries(of) | Kind::CountOrEntries(of) => self.entries(of, field, is_shown, depth),
            Kind::Holders(_) | Kind::Person(_) => self.people(shape, field, is_shown)?,
            Kind::Roles => json!([self.one_of(words("RoleTerm", "role"))?]),
            Kind::Id => json!(format!("X-secret{}", {
                self.written += 1;
                self.written
            })),
            Kind::Text if TEXTS.contains(&field.key) => json!([self.text(shape, field, is_shown)]),
            Kind::Name | Kind::Text => json!(self.text(shape, field, is_shown)),
            Kind::Word => json!(self.one_of(words(shape.name, field.key))?),
            Kind::Truth => json!(self.next(2) == 0),
            Kind::Count => json!(self.next(9) + 1),
            Kind::Number(_, to) if !is_shown && to > 1_000.0 => json!(98_765_432),
            Kind::Number(..) => json!(self.next(5) + 1),
            Kind::Reference(_) | Kind::DayOf(_) => return None,
            Kind::Happened(_) if field.key == "signed_on" && shape.name == "Contract" => json!(SIGNED),
            _ => json!(self.day()),
        })
    }

    /// One of ours, one of theirs, or somebody whom the plan does not know.
    fn people(&mut self, shape: &Shape, field: &Field, is_shown: bool) -> Option<Value> {
        if !is_shown {
            return Some(json!(self.text(shape, field, false)));
        }
        let name = self.one_of(&["Lee Novak", "Ana Ruiz", "Maja Ilic"])?;
        Some(if field.key == "present" { json!([name]) } else { json!(name) })
    }

    fn entries(&mut self, of: &Shape, field: &Field, is_shown: bool, depth: usize) -> Value {
        if ONE.contains(&field.key) && !matches!(of.name, "ActivationMilestone") {
            return self.entry(of, is_shown, depth);
        }
        let count = self.next(if depth < 2 { 4 } else { 2 });
        (0..count).map(|_| self.entry(of, is_shown, depth)).collect()
    }

    fn entry(&mut self, of: &Shape, is_shown: bool, depth: usize) -> Value {
        let audience =
            of.field("audience").filter(|field| matches!(field.kind, Kind::Word) && of.name != "Session");
        let audience = audience.and_then(|_| self.one_of(&["customer", "internal", "perhaps"]));
        let is_shown = is_shown && audience.is_none_or(|it| it == "customer");
        let mut entry = Map::new();
        for field in of.fields {
            let value = match audience {
                Some(audience) if field.key == "audience" => Some(json!(audience)),
                _ => self.value(of, field, is_shown, depth + 1),
            };
            entry.extend(value.map(|value| (field.key.to_owned(), value)));
        }
        entry.insert("x-secret".to_owned(), json!("Secretxq"));
        Value::Object(entry)
    }

    /// The files of a plan, as their names and texts.
    fn files(&mut self) -> Vec<(PlanFile, String)> {
        let of = |root: &Field| match root.kind {
            Kind::Entries(shape) => shape,
            _ => unreachable!("a file holds entries"),
        };
        let mut files: Vec<(PlanFile, String)> = Vec::new();
        for file in FILES {
            let mut root = self.entry(of(&file.root), true, 0);
            if file.file == PlanFile::Stakeholders {
                let known = ["Lee Novak", "Maja Ilic"]
                    .map(|name| json!({"name": name, "note": "Secretyq", "roles": ["champion"]}));
                root["people"].as_array_mut().into_iter().for_each(|people| people.extend(known.clone()));
            }
            if file.file == PlanFile::Onboarding {
                root["team"]["csm"] = json!("Ana Ruiz");
                // One that has ended has little to tell.
                let head = root.as_object_mut().expect("a mapping");
                head.retain(|key, _| !["ended", "ended_before"].contains(&key.as_str()));
            }
            files.push((file.file, format!("# Secretcq\n{root}\n")));
        }
        files
    }
}

/// The plan of some files, whatever is wrong in them.
fn plan_of(files: &[(PlanFile, String)]) -> Option<Plan> {
    let mut directory = Directory { slug: "secret-slug".to_owned(), ..Directory::default() };
    for (file, text) in files {
        directory.entries.insert(file.name().to_owned(), Entry::Bytes(text.as_str().into()));
    }
    directory.entries.insert("Secretfileq.yaml".to_owned(), Entry::Bytes("a: 1\n".into()));
    plan::load(directory).plan
}

/// Everything that a customer may get of a plan, by what it is.
fn pages(plan: &Plan) -> Vec<(String, String)> {
    let (it, english) = (Assessment::of(plan.clone(), &Basis::on(date(AS_OF))), Language::english());
    let edition = CustomerEdition::of(&it);
    let agendas =
        AgendaKind::ALL.map(|kind| (format!("agenda {kind:?}"), agenda_report(&edition, &english, kind)));
    let draft = UpdateDraft::of(&edition, &english);
    let written = plan.updates.updates.iter().next_back().map(|it| UpdateDraft {
        shipped: it.shipped.to_vec(),
        blocked: it.blocked.to_vec(),
        next: it.next.to_vec(),
    });
    let written = update_report(&edition, &english, &written.unwrap_or_default());
    let more = [
        ("a written update".to_owned(), written),
        ("share".to_owned(), share_report(&edition, &english, Some("ana@example.com"))),
        ("update".to_owned(), update_report(&edition, &english, &draft)),
    ];
    let mut pages = vec![
        ("share as JSON".to_owned(), render::json::render(&serde_json::to_value(&edition).expect("JSON"))),
        ("the draft of an update".to_owned(), draft.to_text()),
    ];
    for (what, report) in agendas.iter().chain(&more) {
        pages.push((format!("{what} in Markdown"), render::markdown::render(report)));
        pages.push((format!("{what} in HTML"), render::html::render(report, &english)));
        pages.push((format!("{what} on a terminal"), render::terminal::plain(report, 100)));
        pages.push((format!("{what} in CSV"), render::csv::render(report).unwrap_or_default()));
    }
    pages.extend(letters_and_calendar(plan));
    pages
}

/// Days on which a small customer is written to: from the signature to the hand-over.
const LETTER_DAYS: [i64; 6] = [0, 3, 8, 15, 30, 44];

/// The messages in place of calls, as mails, and the calendar: what programs break over several lines is put together.
fn letters_and_calendar(plan: &Plan) -> Vec<(String, String)> {
    let english = Language::english();
    let on = |day: crate::date::Date| {
        let edition = CustomerEdition::of(&Assessment::of(plan.clone(), &Basis::on(day)));
        let all = diary::appointments(&edition, &english);
        let called = edition.product.as_ref().unwrap_or(&edition.customer).to_string();
        let calendar = render::ics::render(&Appointments::new(called, day, all));
        let drafts = [true, false].into_iter().filter_map(|is_quiet| {
            let judged = Judged { is_quiet, ..Judged::default() };
            draft(&edition, &english, &judged)
        });
        let mails: Vec<Mail> = drafts
            .map(|it| {
                let body: Vec<String> = it.to.into_iter().chain(it.paragraphs.concat()).collect();
                Mail { subject: it.subject, body: body.join("\n"), on: day }
            })
            .collect();
        let mails = render::mail::render_all("what is due", day, &mails);
        let unfolded = |text: String| {
            ["?=\r\n =?utf-8?Q?", "=\r\n", "\r\n "].iter().fold(text, |text, fold| text.replace(fold, ""))
        };
        [(format!("calendar of {day}"), unfolded(calendar)), (format!("mails of {day}"), unfolded(mails))]
    };
    LETTER_DAYS.iter().flat_map(|days| on(date(SIGNED).plus_days(*days))).collect()
}

/// What stands for something of ours.
const CANARIES: [&str; 4] = ["secret", "98765432", "98,765,432", "perhaps"];

/// Keys with words that the customer may see and that nothing written for them says yet, with the reason.
const UNSAID: [(&str, &str); 1] = [("Onboarding.language", "it is what they are written in")];

#[test]
fn nothing_of_ours_is_in_what_a_customer_gets_and_all_that_is_theirs_is() {
    // Fewer plans than these do not hold every field once.
    let cases = u64::from(property::config(240).cases.max(240));
    let (mut seen, mut made) = (BTreeSet::new(), BTreeSet::new());
    let mut plans = 0;
    for case in 0..cases {
        let mut maker = Maker { chance: 0x9E37_79B9 + case * 7919, written: 0, shown: BTreeMap::new() };
        let files = maker.files();
        let Some(plan) = plan_of(&files) else { continue };
        plans += 1;
        for (what, text) in pages(&plan) {
            let plain = text.to_lowercase();
            for canary in CANARIES {
                let at = plain
                    .find(canary)
                    .map(|at| plain[at.saturating_sub(60)..].chars().take(120).collect::<String>());
                assert_eq!(at, None, "case {case}: `{canary}` in {what}");
            }
            seen.extend(
                maker
                    .shown
                    .iter()
                    .filter(|(token, _)| text.contains(token.as_str()))
                    .map(|(_, key)| key.clone()),
            );
        }
        made.extend(maker.shown.into_values());
    }
    assert!(plans * 10 >= cases * 9, "only {plans} of {cases} plans could be read");
    let unsaid: BTreeSet<String> = UNSAID.iter().map(|(key, _)| (*key).to_owned()).collect();
    let missing: Vec<&String> =
        made.iter().filter(|key| !seen.contains(*key) && !unsaid.contains(*key)).collect();
    assert_eq!(missing, Vec::<&String>::new(), "the customer may see these, and does not");
}
