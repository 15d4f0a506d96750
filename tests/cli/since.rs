//! `status --since`: each side by the files and the day of its own, and which side caused it.

use serde_json::Value;

use crate::program::{said, text};
use crate::repository::Repository;

const ACME: &str = "onboardings/acme/onboarding.yaml";

fn jsp(due: &str) -> String {
    format!("milestones:\n  - {{id: M-live, event: go_live, phase: implementation, due: {due}}}\n")
}

/// Go-live is moved on 8 April; Beta is signed; what is planned for the past moves by itself.
fn repository() -> Repository {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-05-01"));
    repository.write("onboardings/idle/onboarding.yaml", crate::workspace::HEAD);
    repository.write("onboardings/idle/jsp.yaml", &jsp("2026-03-20"));
    repository.commit("2026-03-10", "dates are set");
    repository.write(
        "onboardings/beta/onboarding.yaml",
        &crate::workspace::HEAD.replace("2026-03-02", "2026-04-07"),
    );
    repository.commit("2026-04-07", "Beta has signed");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-05-12"));
    repository.commit("2026-04-08", "go-live moves");
    repository
}

fn since(repository: &Repository, arguments: &[&str]) -> Value {
    let mut command = repository.onboard(&["status", "--format", "json", "--since"]);
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.code() != Some(2), "{arguments:?}: {}", said(&output));
    serde_json::from_str(text(&output.stdout)).unwrap()
}

/// The changes of a kind: the plan, before and after, and by what.
fn changes<'v>(answer: &'v Value, kind: &str) -> Vec<[&'v str; 4]> {
    let all = answer["since"]["changes"].as_array().unwrap().iter().filter(|it| it["kind"] == kind);
    all.map(|it| ["slug", "from", "to", "by"].map(|key| it[key].as_str().unwrap_or_default())).collect()
}

#[test]
fn a_move_is_told_with_its_author_and_what_moved_by_itself_is_not() {
    let answer = since(&repository(), &["mon"]);
    assert_eq!(answer["since"]["on"], "2026-04-06");
    assert_eq!((&answer["since"]["open_was"], &answer["since"]["open"]), (&2.into(), &3.into()));
    let moved = [["acme", "2026-05-01", "2026-05-12", "files"], ["idle", "2026-04-06", "2026-04-10", "time"]];
    let mut seen = changes(&answer, "go_live");
    seen.sort_unstable();
    assert_eq!(seen, moved);
    assert_eq!(changes(&answer, "started"), [["beta", "", "2026-04-07", "files"]]);
    let of_acme =
        answer["since"]["changes"].as_array().unwrap().iter().find(|it| it["slug"] == "acme").unwrap();
    assert_eq!(of_acme["authors"], serde_json::json!(["Ana Ruiz"]));
    assert_eq!(answer["since"]["authors"], serde_json::json!([{"name": "Ana Ruiz", "commits": 2}]));
    let earlier = answer["onboardings"].as_array().unwrap().iter().find(|it| it["slug"] == "acme").unwrap();
    assert_eq!(earlier["since"]["go_live"]["forecast"], "2026-05-01");
}

#[test]
fn the_earlier_side_is_what_at_says_of_that_day() {
    let repository = repository();
    let answer = since(&repository, &["2026-04-02"]);
    let output = repository.onboard(&["--at", "2026-04-02", "status", "--format", "json"]).output().unwrap();
    let then: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    for then in then["onboardings"].as_array().unwrap() {
        let rows = answer["onboardings"].as_array().unwrap();
        let was = &rows.iter().find(|it| it["slug"] == then["slug"]).unwrap()["since"];
        assert_eq!(was["go_live"], then["go_live"], "{}", then["slug"]);
        assert_eq!(was["health_score"], then["health"]["score"], "{}", then["slug"]);
        assert_eq!(was["overdue"], then["overdue"], "{}", then["slug"]);
    }
}

#[test]
fn what_several_did_and_what_is_not_committed_is_said() {
    let repository = repository();
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-05-20"));
    let (said, code) = repository.says(&["status", "--since", "7d"]);
    assert!(said.contains("1 May → 20 May +19, +11 by Ana Ruiz, +8 by what is not committed"), "{said}");
    assert_eq!(code, Some(0), "{said}");
    let (of_plan, _) = repository.says(&["status", "acme", "--since", "HEAD~1"]);
    assert!(of_plan.contains("since Tue 7 Apr") && of_plan.contains("1 May → 20 May"), "{of_plan}");
}

/// A share as `BY AMOUNT AUTHORS`.
fn shares(answer: &Value, kind: &str) -> Vec<String> {
    let all = answer["since"]["changes"].as_array().unwrap();
    let change = all.iter().find(|it| it["slug"] == "acme" && it["kind"] == kind).unwrap();
    let authors = |it: &Value| {
        let all = it["authors"].as_array().unwrap().iter().map(|it| it.as_str().unwrap_or_default());
        all.collect::<Vec<_>>().join(", ")
    };
    let share =
        |it: &Value| format!("{} {} {}", it["by"].as_str().unwrap_or_default(), it["amount"], authors(it));
    change["shares"].as_array().unwrap().iter().map(|it| share(it).trim().to_owned()).collect()
}

/// The old files reach the same day by themselves, and so do the new ones: two people moved it forth and back.
#[test]
fn each_commit_has_the_days_that_it_moved_where_they_cancel_each_other() {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-03-20"));
    repository.commit("2026-03-10", "dates are set");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-05-01"));
    repository.commit_by("Lee Novak", "2026-04-07", "later");
    repository.write("onboard.toml", "# looked through\n");
    repository.commit_by("Tom Becker", "2026-04-07", "a comment");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-04-09"));
    repository.commit("2026-04-08", "sooner");
    let answer = since(&repository, &["mon"]);
    assert_eq!(shares(&answer, "go_live"), ["time 4.0", "files 21.0 Lee Novak", "files -21.0 Ana Ruiz"]);
    assert_eq!(changes(&answer, "go_live"), [["acme", "2026-04-06", "2026-04-10", "both"]]);
    let (said, _) = repository.says(&["status", "--since", "mon"]);
    let wanted = "6 Apr → 10 Apr +4, +4 as time passed, +21 by Lee Novak, −21 by Ana Ruiz";
    assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(wanted), "{said}");
}

#[test]
fn what_is_so_since_a_commit_is_by_who_wrote_it_and_not_by_all() {
    let repository = Repository::of("2026-03-02");
    let promise = |rest: &str| format!("commitments: [{{id: C-1, text: A report, due: 2026-05-01{rest}}}]\n");
    repository.write("onboardings/acme/handoff.yaml", &promise(""));
    repository.commit("2026-03-10", "a promise");
    repository.git(&["checkout", "--quiet", "-b", "kept"]);
    repository.write("onboardings/acme/handoff.yaml", &promise(", delivered_on: 2026-04-07"));
    repository.commit_by("Lee Novak", "2026-04-07", "the report is out");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("onboard.toml", "[calendar]\nholidays = [2026-05-12]\n");
    repository.commit("2026-04-07", "a holiday");
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "kept"]);
    repository.commit("2026-04-08", "the branch is merged");
    let answer = since(&repository, &["mon"]);
    assert_eq!(shares(&answer, "promise_kept"), ["files null Lee Novak"]);
    let (said, _) = repository.says(&["status", "--since", "mon"]);
    assert!(said.contains("kept: A report, on 7 Apr, Lee Novak\n"), "no word of settings: {said}");
}

#[test]
fn of_very_many_commits_the_earliest_are_judged_together_and_all_add_up() {
    let repository = Repository::of("2026-03-02");
    repository.write("onboardings/acme/jsp.yaml", &jsp("2026-05-01"));
    repository.commit("2026-03-10", "dates are set");
    for day in 2..=46 {
        let due = if day % 2 == 0 { "2026-06-01".to_owned() } else { format!("2026-05-{:02}", day % 27 + 4) };
        repository.write("onboardings/acme/jsp.yaml", &jsp(&due));
        repository.commit("2026-04-08", "moved");
    }
    let shares = shares(&since(&repository, &["mon"]), "go_live");
    let days = shares.iter().map(|it| it.split(' ').nth(1).unwrap().parse::<f64>().unwrap());
    assert_eq!(days.sum::<f64>() as i64, 31, "1 May to 1 June: {shares:?}");
    assert!((30..=41).contains(&shares.len()), "{}", shares.len());
}

#[test]
fn a_plan_keeps_its_id_whatever_its_directory_is_called() {
    let repository = Repository::empty();
    repository.write("onboard.toml", "");
    repository.write(ACME, &format!("id: P-1\n{}", crate::workspace::HEAD));
    repository.commit("2026-03-02", "Acme has signed");
    repository.git(&["mv", "onboardings/acme", "onboardings/acme-group"]);
    repository.commit("2026-04-08", "another name");
    let answer = since(&repository, &["mon"]);
    assert_eq!(changes(&answer, "renamed"), [["acme-group", "acme", "acme-group", "files"]]);
    assert_eq!((changes(&answer, "started").len(), changes(&answer, "removed").len()), (0, 0));
    let of_plan = repository.says(&["status", "acme-group", "--since", "mon"]).0;
    assert!(of_plan.contains("acme → acme-group"), "{of_plan}");
}

#[test]
fn a_plan_that_is_torn_on_either_side_hides_no_other() {
    let repository = repository();
    let head = std::fs::read_to_string(repository.root().join(ACME)).unwrap();
    repository.write(ACME, "customer: [\n");
    repository.commit("2026-04-09", "torn");
    let (said, code) = repository.says(&["status", "--since", "mon"]);
    assert!(said.contains("now: ") && said.contains("6 Apr → 10 Apr +4, time passed"), "{said}");
    assert_eq!(code, Some(1), "{said}");
    repository.write(ACME, &head);
    repository.commit("2026-04-10", "right again");
    let (said, code) = repository.says(&["status", "--since", "2026-04-09"]);
    assert!(said.contains("then: "), "{said}");
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn what_is_removed_and_what_is_judged_by_something_else_is_told() {
    let repository = repository();
    std::fs::remove_dir_all(repository.root().join("onboardings/idle")).unwrap();
    repository.write("onboard.toml", "[calendar]\nholidays = [2026-05-12]\n");
    repository.commit("2026-04-09", "no idle plan, and a holiday");
    let answer = since(&repository, &["2026-04-08"]);
    assert_eq!(changes(&answer, "removed"), [["idle", "", "", "files"]]);
    let csv = repository.onboard(&["status", "--since", "2026-04-08", "--format", "csv"]).output().unwrap();
    let head = text(&csv.stdout).lines().next().unwrap_or_default().to_owned();
    for name in ["since", "health_score_was", "go_live_forecast_was", "done_was", "overdue_was"] {
        assert!(head.split(',').any(|it| it == name), "{name}: {head}");
    }
}

#[test]
fn what_slid_what_is_owed_and_what_risks_came_to_is_told_for_all_and_for_one() {
    let repository = Repository::of("2026-03-02");
    let action = |due: &str| {
        format!("actions:\n  - {{id: A-1, title: Send the list, owner: Lee Novak, due: {due}}}\n")
    };
    repository.write("onboardings/acme/actions.yaml", &action("2026-04-08"));
    repository.write("onboardings/acme/stakeholders.yaml", "people:\n  - {name: Lee Novak}\n");
    let kickoff = "contacts:\n  - {id: L-1, kind: kickoff, held_on: 2026-03-10, present: [Lee Novak]}\n";
    repository.write("onboardings/acme/contacts.yaml", kickoff);
    repository.commit("2026-03-10", "the plan");
    repository.write(
        "onboardings/acme/risks.yaml",
        "risks:\n  - {id: R-1, text: IT is away, added_on: 2026-04-08}\n",
    );
    repository.commit("2026-04-08", "a risk");
    let answer = since(&repository, &["mon"]);
    assert_eq!(changes(&answer, "action_overdue"), [["acme", "2026-04-08", "", "time"]]);
    assert_eq!(changes(&answer, "risk_opened"), [["acme", "", "", "files"]]);
    let rhythm = &answer["since"]["rhythm"][0];
    assert_eq!(
        (&rhythm["last_spoken_on"], &rhythm["update_overdue_days"]),
        (&"2026-03-10".into(), &24.into())
    );
    for arguments in [&["status", "--since", "mon"][..], &["status", "acme", "--since", "mon"]] {
        let (said, _) = repository.says(arguments);
        assert!(said.contains("Send the list (Lee Novak, 8 Apr), time passed"), "{said}");
        assert!(said.contains("opened: IT is away, Ana Ruiz"), "{said}");
        assert!(said.contains("31 days ago"), "{said}");
    }
}

#[test]
fn a_week_with_nothing_is_six_lines() {
    let repository = Repository::of("2026-03-02");
    let (said, _) = repository.says(&["--as-of", "2026-03-03", "status", "--since", "2026-03-02"]);
    let section: Vec<&str> = said
        .lines()
        .skip_while(|line| !line.starts_with("since "))
        .take_while(|line| !line.starts_with("needs"))
        .collect();
    let lines: Vec<&&str> = section.iter().filter(|line| !line.is_empty()).collect();
    assert!(lines.len() <= 6, "{said}");
    assert!(said.contains("none: started, ended, gates, go-live, value, health, promises"), "{said}");
}

#[test]
fn how_customers_are_told_is_nothing_that_plans_are_judged_by() {
    let repository = repository();
    repository.write("languages/de.toml", "cap = \"Ziel\"\n");
    repository.commit("2026-04-09", "German");
    let (said, _) = repository.says(&["status", "--since", "2026-04-08"]);
    assert!(!said.contains("not committed") && !said.contains("settings"), "{said}");
    let history = repository.onboard(&["history", "acme", "--commits", "--format", "json"]).output().unwrap();
    assert!(!text(&history.stdout).contains("German"), "{}", text(&history.stdout));
}

#[test]
fn settings_that_are_committed_are_told_from_those_that_are_not() {
    let repository = repository();
    let holiday = |day: &str| format!("[calendar]\nholidays = [{day}]\n");
    repository.write("onboard.toml", &holiday("2026-04-10"));
    let idle = || {
        let (said, _) = repository.says(&["status", "idle", "--since", "2026-04-08"]);
        said.lines().find(|line| line.starts_with("go-live")).map(str::to_owned).unwrap_or_default()
    };
    assert!(idle().ends_with("by what is not committed (settings)"), "{}", idle());
    repository.commit("2026-04-09", "a holiday");
    assert!(idle().ends_with("by Ana Ruiz (settings)"), "{}", idle());
    repository.write("onboard.toml", &holiday("2026-04-10, 2026-04-13"));
    assert!(idle().contains("+3 by Ana Ruiz (settings), +1 by what is not"), "{}", idle());
}

#[test]
fn what_a_shallow_clone_does_not_know_is_said_and_a_damaged_one_is_refused() {
    let repository = repository();
    repository.git(&["checkout", "--quiet", "-b", "topic", "HEAD~1"]);
    repository.write("onboardings/beta/jsp.yaml", &jsp("2026-06-01"));
    repository.commit("2026-04-08", "a day for Beta");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "topic"]);
    repository.commit("2026-04-09", "merged");
    repository.git(&["clone", "--quiet", "--depth=2", &repository.url(), "../shallow"]);
    let mut command = repository.onboard(&["status", "--since", "HEAD^1"]);
    let output = command.current_dir(repository.beside("shallow")).output().unwrap();
    let shallow = said(&output);
    assert!(shallow.contains("1 commit not looked into: this clone is shallow"), "{shallow}");
    let (whole, _) = repository.says(&["status", "--since", "HEAD^1"]);
    assert!(!whole.contains("not looked into"), "{whole}");
    let tree = repository.git(&["rev-parse", "topic:onboardings"]);
    let object = repository.root().join(".git/objects").join(&tree[..2]).join(&tree[2..]);
    std::fs::remove_file(object).unwrap();
    let (damaged, code) = repository.says(&["status", "--since", "HEAD^1"]);
    assert!(damaged.contains("is not in this clone") && code == Some(2), "{damaged}");
}

#[test]
fn a_later_state_is_none_to_compare_with() {
    let repository = repository();
    let (said, code) = repository.says(&["--as-of", "2026-04-01", "status", "--since", "HEAD"]);
    assert!(said.contains("`HEAD` is of 8 Apr, after 1 Apr") && code == Some(2), "{said}");
}
