//! `history`: a plan step by step, each by the files of its day.

use serde_json::Value;

use crate::program::{said, text};
use crate::repository::Repository;

fn history(repository: &Repository, arguments: &[&str]) -> Value {
    let output =
        repository.onboard(&["history", "acme", "--format", "json"]).args(arguments).output().unwrap();
    assert!(output.status.code() != Some(2), "{arguments:?}: {}", said(&output));
    serde_json::from_str(text(&output.stdout)).unwrap()
}

fn column<'v>(answer: &'v Value, list: &str, key: &str) -> Vec<&'v str> {
    answer[list].as_array().unwrap().iter().map(|it| it[key].as_str().unwrap_or_default()).collect()
}

fn jsp(due: &str) -> String {
    format!("milestones:\n  - {{id: M-live, event: go_live, phase: implementation, due: {due}}}\n")
}

/// Signed on 2 March; go-live is moved on 1 April; somebody else's plan is changed in between.
fn repository() -> Repository {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-05-01"));
    repository.commit("2026-03-10", "dates are set");
    repository.write("onboardings/beta/onboarding.yaml", crate::workspace::HEAD);
    repository.commit("2026-03-25", "Beta has signed");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-05-12"));
    repository.commit("2026-04-01", "go-live moves");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2027-01-01"));
    repository
}

#[test]
fn each_step_is_judged_on_its_day_by_the_files_of_that_day() {
    let repository = repository();
    let weekly = history(&repository, &["--since", "2026-02-01"]);
    let days = ["2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03", "2026-04-10"];
    assert_eq!(column(&weekly, "steps", "day"), days, "there is no step before there was a plan");
    for (step, day) in weekly["steps"].as_array().unwrap().iter().zip(days) {
        let status =
            repository.onboard(&["--at", day, "status", "acme", "--format", "json"]).output().unwrap();
        let status: Value = serde_json::from_str(text(&status.stdout)).unwrap();
        let row = &status["onboardings"][0];
        assert_eq!(step["go_live"], row["go_live"], "{day}");
        assert_eq!(step["score"], row["health"]["score"], "{day}");
        assert_eq!(step["band"], row["health"]["band"], "{day}");
    }
}

#[test]
fn a_move_is_told_with_the_commit_that_made_it() {
    let answer = history(&repository(), &["--since", "2026-02-01"]);
    let moved: Vec<&Value> =
        answer["moved"].as_array().unwrap().iter().filter(|it| it["kind"] == "go_live").collect();
    let [moved] = moved.as_slice() else { panic!("{}", answer["moved"]) };
    assert_eq!((&moved["from"], &moved["to"]), (&"2026-05-01".into(), &"2026-05-12".into()));
    assert_eq!((&moved["day"], &moved["by"]), (&"2026-04-03".into(), &"files".into()));
    let commits = moved["commits"].as_array().unwrap();
    assert_eq!(commits.len(), 1, "what changed another plan is nothing of this one");
    assert_eq!(commits[0]["subject"], "go-live moves");
    assert_eq!(commits[0]["author"], "Ana Ruiz");
}

#[test]
fn steps_may_be_commits_or_days() {
    let repository = repository();
    let commits = history(&repository, &["--commits"]);
    assert_eq!(column(&commits, "steps", "day"), ["2026-03-02", "2026-03-10", "2026-04-01"]);
    let since = history(&repository, &["--commits", "--since", "2026-03-05"]);
    assert_eq!(column(&since, "steps", "day"), ["2026-03-10", "2026-04-01"]);
    let daily = history(&repository, &["--daily", "--since", "-2d"]);
    assert_eq!(column(&daily, "steps", "day"), ["2026-04-08", "2026-04-09", "2026-04-10"]);
    let earlier = history(&repository, &["--at", "2026-03-20", "--since", "2026-03-12"]);
    assert_eq!(column(&earlier, "steps", "day"), ["2026-03-13", "2026-03-20"]);
}

#[test]
fn what_is_wrong_at_one_step_hides_no_other() {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/onboarding.yaml", "customer: [\n");
    repository.commit("2026-03-09", "torn");
    repository.write("onboardings/acme/onboarding.yaml", crate::workspace::HEAD);
    repository.write("onboard.toml", "colour = 1\n");
    repository.commit("2026-03-16", "a configuration that is wrong");
    repository.write("onboard.toml", "");
    repository.commit("2026-03-23", "right again");
    let answer = history(&repository, &["--commits"]);
    let why = column(&answer, "steps", "why");
    assert_eq!((why[0], why[1], why[3]), ("", "unreadable", ""));
    assert!(why[2].contains("`onboard.toml` has 1 problem"), "{}", why[2]);
}

#[test]
fn a_history_that_is_cut_off_is_refused() {
    let repository = repository();
    repository.git(&["checkout", "--quiet", "--", "."]);
    repository.git(&["clone", "--quiet", "--depth=1", &repository.url(), "../shallow"]);
    let mut command = repository.onboard(&["history", "acme"]);
    let output = command.current_dir(repository.beside("shallow")).output().unwrap();
    assert!(said(&output).contains("shallow") && output.status.code() == Some(2), "{}", said(&output));
    let held = "the history of `acme` before 1 Apr is beyond what this clone holds";
    assert!(
        said(&output).contains(held),
        "the day that git has is told, not one that nobody asked for: {}",
        said(&output)
    );
}

#[test]
fn a_measurement_that_is_old_is_shown_as_old_and_one_that_is_asked_for_twice_once() {
    let repository = Repository::of("2026-03-02");
    let live = "milestones:\n  - {id: M-live, event: go_live, due: 2026-03-06, done_on: 2026-03-06, evidence: log}\n";
    repository.write("onboardings/acme/jsp.yaml", live);
    let counted = "snapshots:\n  - {measured_on: 2026-03-06, licensed: 100, provisioned: 100, active: 61}\n";
    repository.write("onboardings/acme/adoption.yaml", counted);
    repository.commit("2026-03-06", "live");
    let asked = ["--metric", "seat_activation,csat", "--metric", "seat_activation"];
    let answer = history(&repository, &asked);
    let steps = answer["steps"].as_array().unwrap();
    let last = steps.last().unwrap()["metrics"].as_array().unwrap();
    let ids: Vec<&str> = last.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["seat_activation", "csat"]);
    assert_eq!(last[0]["state"], "stale");
    let shown = repository.onboard(&["history", "acme"]).args(asked).output().unwrap();
    let shown = text(&shown.stdout);
    assert!(shown.contains("61 %\n") || shown.contains("61 % "), "it was new once: {shown}");
    assert!(shown.contains("61 % (stale)"), "{shown}");
}

fn of_all(repository: &Repository, arguments: &[&str]) -> Value {
    let output = repository.onboard(&["history", "--format", "json"]).args(arguments).output().unwrap();
    assert!(output.status.code() != Some(2), "{arguments:?}: {}", said(&output));
    serde_json::from_str(text(&output.stdout)).unwrap()
}

/// How many are such at a step.
fn count(step: &Value, list: &str, name: &str) -> u64 {
    let all = step[list].as_array().unwrap();
    all.iter().find(|it| it["name"] == name).unwrap()["plans"].as_u64().unwrap()
}

#[test]
fn the_portfolio_is_counted_by_the_files_of_each_day() {
    let repository = repository();
    let ended = format!("{}ended: {{ended_on: 2026-04-08, result: churned}}\n", crate::workspace::HEAD);
    repository.write("onboardings/beta/onboarding.yaml", &ended);
    repository.git(&["mv", "onboardings/acme", "onboardings/acme-group"]);
    repository
        .write("onboardings/acme-group/onboarding.yaml", &format!("id: acme\n{}", crate::workspace::HEAD));
    repository.commit("2026-04-09", "Beta has left, and Acme has another name");
    let answer = of_all(&repository, &["--since", "2026-03-06"]);
    let steps = answer["steps"].as_array().unwrap();
    let open: Vec<u64> = steps.iter().map(|step| step["open"].as_u64().unwrap()).collect();
    assert_eq!(column(&answer, "steps", "day")[0], "2026-03-06");
    assert_eq!(open, [1, 1, 1, 2, 2, 1]);
    let last = steps.last().unwrap();
    assert_eq!((count(last, "ended", "churned"), count(&steps[0], "ended", "churned")), (1, 0));
    let phases: u64 = last["phases"].as_array().unwrap().iter().map(|it| it["plans"].as_u64().unwrap()).sum();
    let states: u64 = last["health"].as_array().unwrap().iter().map(|it| it["plans"].as_u64().unwrap()).sum();
    assert_eq!((phases, states), (1, 1), "each open plan is in one phase and one state");
    let passages = answer["passages"].as_array().unwrap();
    let told: Vec<[&str; 3]> =
        passages.iter().map(|it| ["day", "slug", "kind"].map(|key| it[key].as_str().unwrap())).collect();
    assert_eq!(told, [["2026-03-27", "beta", "came"], ["2026-04-10", "beta", "ended"]]);
    for (step, day) in steps.iter().zip(column(&answer, "steps", "day")) {
        let status = repository.onboard(&["--at", day, "status", "--format", "json"]).output().unwrap();
        let status: Value = serde_json::from_str(text(&status.stdout)).unwrap();
        let late = status["onboardings"].as_array().unwrap().iter();
        let late = late.filter(|row| row["overdue"].as_u64().is_some_and(|count| count > 0)).count();
        assert_eq!(step["late"], late, "{day}");
    }
}

#[test]
fn what_is_wrong_on_one_day_hides_no_other_day_of_the_portfolio() {
    let repository = Repository::of("2026-03-02");
    repository.write("onboard.toml", "colour = 1\n");
    repository.commit("2026-03-31", "a configuration that is wrong");
    repository.write("onboard.toml", "");
    repository.write("onboardings/torn/onboarding.yaml", "customer: [\n");
    repository.commit("2026-04-08", "right again, with a plan that is torn");
    let answer = of_all(&repository, &["--since", "2026-03-27"]);
    let why = column(&answer, "steps", "why");
    assert!(why[1].contains("`onboard.toml` has 1 problem"), "{why:?}");
    let steps = answer["steps"].as_array().unwrap();
    assert_eq!(
        (&steps[0]["open"], &steps[1]["open"], &steps[2]["open"]),
        (&1.into(), &Value::Null, &1.into())
    );
    assert_eq!(steps[2]["unreadable"], serde_json::json!(["torn"]));
    let (said, code) = repository.says(&["history"]);
    assert!(said.contains("History of all plans") && code == Some(1), "{said}");
}

#[test]
fn a_score_is_explained_against_7_and_30_days_ago() {
    let answer = history(&repository(), &["--explain", "--since", "2026-04-03"]);
    assert_eq!(answer["steps"].as_array().unwrap().len(), 2, "the rows are those that were asked for");
    let explained = answer["explained"].as_array().unwrap();
    let days: Vec<_> =
        explained.iter().map(|it| (it["days"].as_i64().unwrap(), it["on"].as_str().unwrap())).collect();
    assert_eq!(days, [(7, "2026-04-03"), (30, "2026-03-11")]);
    for it in explained {
        let (Some(was), Some(is)) = (it["score_was"].as_f64(), it["score"].as_f64()) else { continue };
        let points: f64 =
            it["parts"].as_array().unwrap().iter().map(|it| it["points"].as_f64().unwrap()).sum();
        assert!((is - was - points).abs() < 0.1, "{it}");
    }
    let young = Repository::of("2026-04-01");
    let (said, _) = young.says(&["history", "acme", "--explain"]);
    assert!(said.contains("it was not there yet"), "{said}");
}

#[test]
fn one_configuration_may_judge_every_step() {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-03-09"));
    repository.commit("2026-03-03", "a day for go-live");
    repository.write("onboard.toml", "[calendar]\nholidays = [2026-03-20]\n");
    repository.commit("2026-04-08", "a holiday");
    let go_live = |arguments: &[&str]| {
        let answer = history(&repository, &[&["--daily", "--since", "2026-03-20"], arguments].concat());
        answer["steps"][0]["go_live"]["forecast"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(go_live(&[]), "2026-03-20");
    assert_eq!(go_live(&["--config", "HEAD"]), "2026-03-23", "the holiday is judged from the first step on");
    assert_eq!(go_live(&["--config", "HEAD~1"]), "2026-03-20");
}

/// What is late moves by itself; somebody wrote down a risk in the meantime.
#[test]
fn a_commit_without_which_it_would_have_moved_just_so_is_not_blamed() {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-03-20"));
    repository.commit("2026-03-10", "dates are set");
    repository.write("onboardings/acme/risks.yaml", "risks: []\n");
    repository.commit("2026-04-08", "risks");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-04-20"));
    repository.commit("2026-04-10", "a new day");
    let moved = |arguments: &[&str]| -> Vec<(String, Value)> {
        let answer = history(&repository, arguments);
        let all = answer["moved"].as_array().unwrap().iter().filter(|it| it["kind"] == "go_live");
        let of = |it: &Value| (it["by"].as_str().unwrap().to_owned(), it["days_by_time"].clone());
        all.map(of).collect()
    };
    let innocent = ["--at", "2026-04-09", "--since", "2026-04-02"];
    assert_eq!(moved(&innocent), [("time".to_owned(), Value::Null)]);
    assert_eq!(moved(&["--since", "2026-04-03"]), [("both".to_owned(), 7.into())]);
    let (said, _) = repository.says(&[&["history", "acme"][..], &innocent].concat());
    assert!(said.contains("time passed: without the commit in between it would be the same"), "{said}");
    assert!(!said.contains("Ana Ruiz"), "{said}");
    let (said, _) = repository.says(&["history", "acme", "--since", "2026-04-03"]);
    assert!(said.contains("(+7 as time passed)") && said.contains("a new day"), "{said}");
}

#[test]
fn the_history_of_a_plan_begins_with_it_and_counts_its_own_commits() {
    let repository = repository();
    repository.git(&["checkout", "--quiet", "--", "."]);
    repository.write("onboard.toml", "# looked through\n");
    repository.commit("2026-04-02", "a comment");
    repository.write("onboard.toml", "[calendar]\nholidays = [2026-05-12]\n");
    repository.commit("2026-04-06", "a holiday");
    let of = |arguments: &[&str]| {
        let all = [&["history", "beta", "--format", "json"], arguments].concat();
        let output = repository.onboard(&all).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        serde_json::from_str::<Value>(text(&output.stdout)).unwrap()
    };
    assert_eq!(column(&of(&[]), "steps", "day"), ["2026-03-27", "2026-04-03", "2026-04-10"]);
    assert_eq!(column(&of(&["--commits"]), "steps", "day"), ["2026-03-25", "2026-04-06"]);
    let (said, code) = repository.says(&["history", "beta"]);
    assert!(said.contains("changes  2 commits") && code == Some(0), "{said}");
}

#[test]
fn of_many_who_came_and_went_those_are_named_of_whom_somebody_should_know() {
    let repository = Repository::of("2026-03-02");
    let plan = |name: &str, rest: &str| {
        let head = crate::workspace::HEAD.replace("Acme", name);
        repository.write(&format!("onboardings/{name}/onboarding.yaml"), &format!("{head}{rest}"));
    };
    (0..6).for_each(|at| plan(&format!("plan-{at}"), ""));
    repository.commit("2026-03-31", "six have signed");
    (0..4).for_each(|at| plan(&format!("plan-{at}"), "ended: {ended_on: 2026-04-08, result: graduated}\n"));
    plan("plan-4", "ended: {ended_on: 2026-04-08, result: churned}\n");
    repository.commit("2026-04-08", "five have ended");
    let since = ["history", "--since", "2026-03-27", "--at", "2026-04-10"];
    let (said, _) = repository.says(&since);
    assert!(said.contains("3 Apr: 6 came\n") && said.contains("--all names all of them"), "{said}");
    assert!(said.contains("10 Apr: 4 graduated, 1 churned (plan-4)\n"), "{said}");
    let (said, _) = repository.says(&[&since[..], &["--all"]].concat());
    assert!(said.contains("plan-0 graduated") && !said.contains("--all"), "{said}");
    (0..6).for_each(|at| {
        std::fs::remove_dir_all(repository.root().join(format!("onboardings/plan-{at}"))).unwrap();
    });
    repository.commit("2026-04-15", "their files are put away");
    let (said, _) = repository.says(&["--as-of", "2026-04-17", "history", "--since", "2026-04-10"]);
    assert!(said.contains("17 Apr: 1 removed (plan-5), 5 removed after the end\n"), "{said}");
    let answer = of_all(&repository, &["--since", "2026-03-27", "--at", "2026-04-10"]);
    assert_eq!(answer["passages"].as_array().unwrap().len(), 11, "programs get all of them");
}

#[test]
fn what_was_committed_after_the_day_is_counted_nowhere() {
    let repository = repository();
    let then = ["--as-of", "2026-03-31", "--since", "2026-03-01"];
    let commits = history(&repository, &[&then[..], &["--commits"]].concat());
    assert_eq!(column(&commits, "steps", "day"), ["2026-03-02", "2026-03-10"]);
    let (said, _) = repository.says(&[&["history", "acme"][..], &then].concat());
    let (whole, _) = repository.says(&["history", "acme", "--since", "2026-03-01"]);
    assert!(said.contains("2 commits") && whole.contains("3 commits"), "{said}\n{whole}");
}

/// The row of a week and those of its days tell the same turn alike, though time alone would have brought it by the end of the week.
#[test]
fn a_turn_is_told_by_weeks_as_it_is_by_days() {
    let repository = Repository::of("2026-03-02");
    let gates = |on: &str| {
        format!(
            "gates_open: automatic\ngates:\n  handoff:\n    criteria: [{{id: C-1, attestations: [{{by: Ana Ruiz, attested_on: {on}, evidence: x}}]}}]\n"
        )
    };
    repository.write("onboardings/acme/gates.yaml", &gates("2026-04-09"));
    repository.commit("2026-04-03", "it will be read back");
    repository.write("onboardings/acme/gates.yaml", &gates("2026-04-07"));
    repository.commit("2026-04-07", "read back");
    let opened = |arguments: &[&str]| {
        let answer = history(&repository, arguments);
        let moved = answer["moved"].as_array().unwrap().clone();
        let of = moved.iter().find(|it| it["kind"] == "gate_opened").unwrap_or_else(|| panic!("{answer}"));
        of["by"].as_str().unwrap().to_owned()
    };
    assert_eq!(opened(&["--daily", "--since", "2026-04-02"]), "files");
    assert_eq!(opened(&["--since", "2026-03-27"]), "files");
}
