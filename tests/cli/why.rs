//! `why`: what turned an answer, and when.

use serde_json::Value;

use crate::program::{said, text};
use crate::repository::Repository;

fn why(repository: &Repository, arguments: &[&str]) -> Value {
    let output = repository.onboard(&["why", "acme", "--format", "json"]).args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
    serde_json::from_str(text(&output.stdout)).unwrap()
}

fn jsp(due: &str) -> String {
    format!(
        "milestones:\n  - id: M-live\n    title: Live\n    event: go_live\n    phase: implementation\n    due: {due}\n"
    )
}

const JSP: &str = "onboardings/acme/jsp.yaml";

/// Signed on 2 March, with a day for go-live.
fn planned(due: &str) -> Repository {
    let repository = Repository::empty();
    repository.write("onboard.toml", "");
    repository.write("onboardings/acme/onboarding.yaml", crate::workspace::HEAD);
    repository.write(JSP, &jsp(due));
    repository.commit("2026-03-02", "Acme has signed");
    repository
}

/// How many turns there are, and the last of them: its day, its cause and the subjects of its commits.
fn last(answer: &Value) -> (usize, String, String, Vec<String>) {
    let turns = answer["turns"].as_array().unwrap();
    let last = turns.last().unwrap_or_else(|| panic!("it never turned: {answer}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let subjects = last["commits"].as_array().unwrap().iter().map(|it| text(&it["subject"]));
    (turns.len(), text(&last["day"]), text(&last["cause"]), subjects.collect())
}

fn turned(times: usize, day: &str, cause: &str, subjects: &[&str]) -> (usize, String, String, Vec<String>) {
    let subjects = subjects.iter().map(|it| (*it).to_owned()).collect();
    (times, day.to_owned(), cause.to_owned(), subjects)
}

#[test]
fn a_commit_is_told_with_the_line_that_turned_it() {
    let repository = planned("2026-05-01");
    repository.write(JSP, &format!("# the plan\n{}", jsp("2026-05-12")));
    repository.write("onboardings/acme/risks.yaml", "risks: []\n");
    repository.commit("2026-04-01", "go-live moves");
    repository.write("onboardings/acme/risks.yaml", "risks: [] # none\n");
    repository.commit("2026-04-02", "risks");
    let answer = why(&repository, &["forecast_go_live > 2026-05-05"]);
    assert_eq!(last(&answer), turned(1, "2026-04-01", "commit", &["go-live moves"]));
    assert_eq!((&answer["holds"], &answer["now"]), (&true.into(), &"2026-05-12".into()));
    let lines = answer["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 1, "the comment and the risks turned nothing: {lines:?}");
    assert_eq!((&lines[0]["file"], &lines[0]["new_line"]), (&"jsp.yaml".into(), &7.into()));
    assert_eq!(lines[0]["removed"][0], "    due: 2026-05-01");
    assert_eq!(lines[0]["added"][0], "    due: 2026-05-12");
    assert_eq!((&answer["do_lines_decide"], &answer["other_changes"]), (&true.into(), &2.into()));
    let day = &answer["consequence"]["days"][0];
    assert_eq!((&day["what"], &day["later_days"]), (&"go_live_planned".into(), &11.into()));
}

#[test]
fn a_day_that_went_by_is_no_commit() {
    let repository = planned("2026-04-01");
    repository.write("onboardings/acme/risks.yaml", "risks: []\n");
    repository.commit("2026-04-06", "risks");
    let answer = why(&repository, &["forecast_go_live > 2026-04-01"]);
    assert_eq!(last(&answer), turned(1, "2026-04-02", "time", &[]));
    assert_eq!(answer["turns"][0]["before"], "2026-04-01");
    assert_eq!(answer["lines"], Value::Array(Vec::new()));
    let found = answer["findings_new"].as_array().unwrap();
    assert!(found.iter().any(|it| it["file"] == "jsp.yaml" && it["line"] == 6), "{found:?}");
}

#[test]
fn of_a_day_and_a_commit_of_that_day_the_one_is_told_that_turned_it() {
    let repository = planned("2026-04-01");
    repository.write(JSP, &jsp("2026-04-20"));
    repository.commit("2026-04-02", "go-live moves");
    let is_later = why(&repository, &["forecast_go_live > 2026-04-01"]);
    assert_eq!(last(&is_later), turned(1, "2026-04-02", "time", &[]), "it was later before anybody moved it");
    let is_much_later = why(&repository, &["forecast_go_live > 2026-04-10"]);
    assert_eq!(last(&is_much_later), turned(1, "2026-04-02", "commit", &["go-live moves"]));
    let value = why(&repository, &["forecast_go_live"]);
    assert_eq!(last(&value), turned(2, "2026-04-02", "commit", &["go-live moves"]));
    assert_eq!(value["turns"][1]["before"], "2026-04-02", "by the old files on the same day");
}

#[test]
fn a_merge_is_named_with_the_commit_inside_it() {
    let repository = planned("2026-05-01");
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write(JSP, &jsp("2026-05-12"));
    repository.commit("2026-03-20", "go-live moves");
    repository.write("onboardings/acme/risks.yaml", "risks: []\n");
    repository.commit("2026-03-21", "risks");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("onboardings/beta/onboarding.yaml", crate::workspace::HEAD);
    repository.commit("2026-03-25", "Beta has signed");
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "topic"]);
    repository.commit("2026-04-01", "the branch is merged");
    let answer = why(&repository, &["forecast_go_live"]);
    assert_eq!(last(&answer), turned(1, "2026-04-01", "commit", &["go-live moves"]));
    assert_eq!(answer["turns"][0]["merge"]["subject"], "the branch is merged");
    assert_eq!(answer["turns"][0]["commits"][0]["on"], "2026-03-20");
}

#[test]
fn every_turn_is_counted_and_what_does_not_hold_says_when_it_last_did() {
    let repository = planned("2026-05-01");
    for (day, due) in
        [("2026-03-16", "2026-05-12"), ("2026-03-20", "2026-05-04"), ("2026-03-27", "2026-05-12")]
    {
        repository.write(JSP, &jsp(due));
        repository.commit(day, "go-live moves");
    }
    let answer = why(&repository, &["forecast_go_live < 2026-05-05"]);
    assert_eq!(last(&answer), turned(3, "2026-03-27", "commit", &["go-live moves"]));
    assert_eq!((&answer["holds"], &answer["last_held"]), (&false.into(), &"2026-03-27".into()));
    let since = why(&repository, &["forecast_go_live < 2026-05-05", "--since", "2026-03-18"]);
    assert_eq!(last(&since).0, 2);
    assert_eq!(
        (&since["walked"]["since"], &since["walked"]["start"]),
        (&"2026-03-18".into(), &"asked".into())
    );
    let before = why(&repository, &["--at", "2026-03-21", "forecast_go_live < 2026-05-05"]);
    assert_eq!((last(&before).0, &before["holds"]), (2, &true.into()), "what came later is not known then");
}

#[test]
fn what_never_turned_says_how_far_it_was_looked_for() {
    let repository = planned("2026-05-01");
    for (question, holds) in [("gate:go_live shut", true), ("gate:go_live open", false)] {
        let answer = why(&repository, &[question]);
        assert_eq!((&answer["holds"], &answer["turns"]), (&holds.into(), &Value::Array(Vec::new())));
        let walked = &answer["walked"];
        assert_eq!((&walked["since"], &walked["start"]), (&"2026-03-02".into(), &"added".into()));
        assert_eq!(walked["added_by"]["subject"], "Acme has signed");
    }
    let words = why(&repository, &["gate", "go-live", "shut"]);
    assert_eq!(words["question"], "gate:go_live shut", "quotes are not needed");
}

#[test]
fn what_is_not_committed_is_told_as_that() {
    let repository = planned("2026-05-01");
    repository.write(JSP, &jsp("2026-05-12"));
    let answer = why(&repository, &["forecast_go_live"]);
    assert_eq!(last(&answer), turned(1, "2026-04-10", "uncommitted", &[]));
    assert_eq!(answer["lines"][0]["added"][0], "    due: 2026-05-12");
    let (table, _) = repository.says(&["why", "acme", "forecast_go_live"]);
    assert!(table.contains("not committed yet"), "{table}");
    let committed = why(&repository, &["forecast_go_live", "--at", "HEAD", "--as-of", "2026-04-10"]);
    assert_eq!(committed["now"], "2026-05-01", "`--at` looks at no file on the disk");
    repository.write("onboardings/beta/onboarding.yaml", crate::workspace::HEAD);
    let (new, code) = repository.says(&["why", "beta"]);
    assert!(new.contains("not committed yet") && code == Some(0), "{new}");
}

#[test]
fn what_a_plan_is_judged_by_may_turn_it() {
    let repository = planned("2026-05-01");
    repository.write("onboard.toml", "[calendar]\nholidays = [\"2026-05-01\"]\n");
    repository.commit("2026-04-01", "the first of May is a holiday");
    repository.write(JSP, &format!("# seen\n{}", jsp("2026-05-01")));
    repository.commit("2026-04-02", "seen");
    let answer = why(&repository, &["health"]);
    assert_eq!(answer["holds"], Value::Null);
    assert_eq!(answer["walked"]["commits"], 3, "the configuration belongs to the history of a plan");
}

#[test]
fn one_configuration_may_answer_for_every_day() {
    let repository = planned("2026-03-20");
    repository.write("onboard.toml", "[calendar]\nholidays = [2026-03-20]\n");
    repository.commit("2026-03-10", "a holiday");
    let asked = "forecast_go_live > 2026-03-20";
    assert_eq!(
        last(&why(&repository, &["--at", "2026-03-12", asked])),
        turned(1, "2026-03-10", "commit", &["a holiday"])
    );
    for (config, holds) in [("HEAD", true), ("HEAD~1", false)] {
        let answer = why(&repository, &["--at", "2026-03-12", "--config", config, asked]);
        assert_eq!(
            (&answer["turns"], &answer["holds"]),
            (&Value::Array(Vec::new()), &holds.into()),
            "{config}"
        );
    }
}

#[test]
fn the_subject_of_a_commit_is_told_as_it_was_written() {
    let repository = planned("2026-05-01");
    repository.write(JSP, &jsp("2026-05-12"));
    repository.commit("2026-04-01", "move `M-live` and *wait*");
    for arguments in [&["why", "acme", "forecast_go_live"][..], &["history", "acme"]] {
        let (said, _) = repository.says(arguments);
        assert!(said.contains(": move `M-live` and *wait*"), "{arguments:?}: {said}");
    }
}

#[test]
fn what_cannot_be_read_turns_nothing() {
    let repository = planned("2026-05-01");
    repository.write(JSP, "milestones: [\n");
    repository.commit("2026-03-20", "torn");
    repository.write(JSP, &jsp("2026-05-12"));
    repository.commit("2026-03-25", "right again");
    let output =
        repository.onboard(&["why", "acme", "forecast_go_live", "--format", "json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "not every day could be read");
    let answer: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    assert_eq!(last(&answer), turned(1, "2026-03-25", "commit", &["torn", "right again"]));
}

#[test]
fn what_is_no_question_is_refused_with_what_may_be_meant() {
    let repository = planned("2026-05-01");
    for (question, meant) in [("rad", "did you mean `red`?"), ("gate:golife", "did you mean `go_live`?")] {
        let (said, code) = repository.says(&["why", "acme", question]);
        assert!(said.contains(meant) && said.contains("ask for a band"), "{said}");
        assert_eq!(code, Some(2));
    }
}

#[test]
fn a_history_that_is_cut_off_is_refused() {
    let repository = planned("2026-05-01");
    repository.git(&["clone", "--quiet", "--depth=1", &repository.url(), "../shallow"]);
    let mut command = repository.onboard(&["why", "acme"]);
    let output = command.current_dir(repository.beside("shallow")).output().unwrap();
    assert!(said(&output).contains("shallow") && output.status.code() == Some(2), "{}", said(&output));
}

/// A plan with an id, whose directory was called otherwise while its go-live moved.
fn renamed() -> Repository {
    let repository = Repository::empty();
    let head = format!("id: P-acme\n{}", crate::workspace::HEAD);
    repository.write("onboard.toml", "");
    repository.write("onboardings/acme-gmbh/onboarding.yaml", &head);
    repository.write("onboardings/acme-gmbh/jsp.yaml", &jsp("2026-05-01"));
    repository.write("onboardings/beta/onboarding.yaml", crate::workspace::HEAD);
    repository.commit("2026-03-02", "Acme has signed");
    repository.write("onboardings/acme-gmbh/jsp.yaml", &jsp("2026-05-12"));
    repository.commit("2026-03-16", "go-live moves");
    repository.git(&["mv", "onboardings/acme-gmbh", "onboardings/acme"]);
    repository
}

#[test]
fn a_plan_is_known_by_its_id_whatever_its_directory_was_called() {
    let repository = renamed();
    let is_told = |repository: &Repository| {
        let answer = why(repository, &["forecast_go_live"]);
        assert_eq!(last(&answer), turned(1, "2026-03-16", "commit", &["go-live moves"]));
        assert_eq!(answer["walked"]["added_by"]["subject"], "Acme has signed");
        assert_eq!(answer["lines"][0]["added"][0], "    due: 2026-05-12");
    };
    is_told(&repository);
    repository.commit("2026-03-20", "Acme is called Acme");
    is_told(&repository);
    repository.write("onboardings/acme/risks.yaml", "risks: []\n");
    repository.commit("2026-03-23", "risks");
    is_told(&repository);
    let output = repository.onboard(&["history", "acme", "--commits", "--format", "json"]).output().unwrap();
    let answer: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    let live: Vec<&Value> =
        answer["steps"].as_array().unwrap().iter().map(|it| &it["go_live"]["forecast"]).collect();
    assert_eq!(live, ["2026-05-01", "2026-05-12", "2026-05-12", "2026-05-12"]);
}

#[test]
fn a_gate_that_never_turned_says_what_it_lacks_and_what_shows_it() {
    let repository = planned("2026-05-01");
    let gates = "gates:\n  go_live:\n    criteria:\n      - {id: C-budget, text: the budget is there}\n";
    repository.write("onboardings/acme/gates.yaml", gates);
    repository.commit("2026-03-02", "a gate");
    let answer = why(&repository, &["gate:go_live", "shut"]);
    assert_eq!(answer["reasons"][0], serde_json::json!({"id": "C-budget", "text": "the budget is there"}));
    let (said, _) = repository.says(&["why", "acme", "gate:go_live", "shut"]);
    assert!(said.contains("C-budget the budget is there; onboard gate acme go-live shows all"), "{said}");
}

/// It turns red when nobody has signed in for two weeks; later the champion leaves.
#[test]
fn what_holds_it_now_is_said_where_it_is_not_what_turned_it() {
    let repository = planned("2026-05-01");
    let people = |rest: &str| {
        let people = format!("people:\n  - {{name: Kim Duarte, roles: [champion]{rest}}}\n");
        repository.write("onboardings/acme/stakeholders.yaml", &people);
    };
    people("");
    repository.commit("2026-03-02", "the champion");
    let red = |day: &str| {
        let (said, _) = repository.says(&["--as-of", day, "why", "acme", "red"]);
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said = red("2026-03-16");
    assert!(said.contains("since Mon 16 Mar, the day itself") && !said.contains("held by"), "{said}");
    people(", departed_on: 2026-04-09");
    repository.commit("2026-04-09", "Kim has left");
    let said = red("2026-04-23");
    assert!(said.contains("since Mon 16 Mar, 38 days"), "it did not turn again: {said}");
    assert!(
        said.contains("held by Kim Duarte, the champion, left on 9 Apr, 14 days ago, and nobody took over; "),
        "{said}"
    );
    assert!(said.contains("; onboard health acme shows all since"), "{said}");
}

#[test]
fn where_no_single_change_turned_it_that_is_said_and_what_was_asked_for_comes_first() {
    let repository = planned("2026-05-01");
    let milestones = |first: &str, live: &str| {
        let mut text = String::from("milestones:\n");
        for at in 0..12 {
            text += &format!("  - {{id: M-{at}, title: Step {at}, due: {first}}}\n");
        }
        text + &format!("  - id: M-live\n    event: go_live\n    due: {live}\n    after: [M-0, M-1]\n")
    };
    repository.write(JSP, &milestones("2026-04-20", "2026-05-01"));
    repository.commit("2026-03-10", "steps");
    // Neither the day of the steps nor that of go-live alone is past the bound.
    repository.write(JSP, &milestones("2026-05-18", "2026-05-18"));
    repository.commit("2026-03-20", "all of it moves");
    let answer = why(&repository, &["forecast_go_live", ">", "2026-05-05"]);
    assert_eq!(answer["decided_by"], "files");
    assert!(
        answer["lines"][0]["added"][0].as_str().unwrap().contains("    due: 2026-05-18"),
        "{}",
        answer["lines"]
    );
    let (said, _) = repository.says(&["why", "acme", "forecast_go_live", ">", "2026-05-05"]);
    assert!(said.contains("no single change turned it, but jsp.yaml as a whole"), "{said}");
}

#[test]
fn what_was_committed_after_the_day_turned_nothing_by_then() {
    let repository = planned("2026-05-01");
    repository.write(JSP, &jsp("2026-05-12"));
    repository.commit("2026-04-01", "go-live moves");
    repository.write(JSP, &jsp("2026-05-20"));
    let answer = why(&repository, &["forecast_go_live > 2026-05-05", "--as-of", "2026-03-20"]);
    assert_eq!((&answer["holds"], &answer["now"]), (&false.into(), &"2026-05-01".into()), "{answer}");
    assert_eq!(answer["turns"].as_array().unwrap().len(), 0, "{answer}");
}
