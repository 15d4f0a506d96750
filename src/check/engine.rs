//! Runs the checks on a plan, and stamps id and severity on what they find.

use super::problem::at_most;
use super::rule::{Check, Run};
use super::rules::{CHECKS, find};
use super::silence::{Checked, heed_comments};
use crate::assessment::Assessment;
use crate::config::Config;
use crate::finding::{Finding, Place, Problem, Severity};
use crate::model::{Engagement, PlanFile};
use crate::phrase;
use crate::plan::{Loaded, Sources};

/// The bytes of a message, of the words of its help and of a command in it; names in plans have a few dozen.
const LONGEST: usize = 4_000;

/// Runs every check that configuration leaves on. A plan whose head could not be read has no `assessment`; what is
/// wrong with its files is found all the same.
pub fn check(loaded: &Loaded, assessment: Option<&Assessment>, config: &Config) -> Checked {
    check_with(CHECKS, loaded, assessment, config)
}

/// As [`check`], with these checks only.
pub(super) fn check_with(
    checks: &[&'static Check],
    loaded: &Loaded,
    assessment: Option<&Assessment>,
    config: &Config,
) -> Checked {
    let mut findings = Vec::new();
    let mut silent = Vec::new();
    for check in checks {
        let Some(severity) = severity(check, config) else {
            silent.push(check.id);
            continue;
        };
        let problems = match (&check.run, assessment) {
            (Run::Reading, _) => of_reading(check, loaded).collect(),
            (Run::Plan(rule), Some(assessment))
                if rule.speaks(assessment) && suits(check, assessment, config) =>
            {
                rule.look(assessment)
            }
            (Run::Plan(_), _) => {
                silent.push(check.id);
                continue;
            }
            (Run::Comments, _) => continue,
        };
        findings.extend(at_most(problems).map(|problem| problem.stamped(check, severity)));
    }
    // What keeps a file from being read comes before what is made of it.
    findings.sort_by_key(|finding| !is_reading(finding.check));
    let stamp = |id: &str, problem: Problem| {
        let check = checks.iter().find(|check| check.id == id)?;
        Some(problem.stamped(check, severity(check, config)?))
    };
    heed_comments(findings, &silent, loaded, stamp)
}

impl Problem {
    fn stamped(self, check: &Check, severity: Severity) -> Finding {
        let Self { place, message, help, cause } = self;
        let (message, help) = (phrase::cut(message, LONGEST), help.map(|help| help.cut_to(LONGEST)));
        Finding { check: check.id, severity, place, message, help, cause }
    }
}

/// Whether what it asks for suits the plan: nobody meets where gates open by themselves, or where the account was sold with
/// low touch.
fn suits(check: &Check, assessment: &Assessment, config: &Config) -> bool {
    let is_low_touch = assessment.plan.onboarding.engagement == Some(Engagement::LowTouch);
    let nobody_meets = assessment.is_digital_first() || is_low_touch;
    !(check.run.is_of_meetings() && nobody_meets) || config.checks.contains_key(check.id)
}

/// The severity in force; none when it is switched off.
pub fn severity(check: &Check, config: &Config) -> Option<Severity> {
    config.checks.get(check.id).map_or(Some(check.severity), |configured| configured.level)
}

fn is_reading(id: &str) -> bool {
    find(id).is_some_and(|check| matches!(check.run, Run::Reading))
}

fn of_reading<'a>(check: &'a Check, loaded: &'a Loaded) -> impl Iterator<Item = Problem> + 'a {
    loaded.problems.iter().filter(|it| it.check == check.id).map(|it| it.problem.clone())
}

/// Sorts findings into the order in which people read: by file, place and id.
///
/// Apart from [`check`], because finding the places means parsing the files again.
pub fn sort(findings: Vec<Finding>, sources: &Sources) -> Vec<Finding> {
    let spots = sources.locate(findings.iter().map(|finding| &finding.place));
    let mut both: Vec<_> = spots.into_iter().zip(findings).collect();
    both.sort_by_key(|(spot, finding)| {
        let file = match &finding.place {
            Place::Plan => None,
            Place::Entry(name) => Some((PlanFile::from_name(name), name.clone())),
            Place::Bytes(file, _) => Some((Some(*file), String::new())),
            Place::Node(route) => Some((Some(route.file), String::new())),
        };
        // What is no file of a plan comes behind all that are.
        let rank = file.map(|(file, name)| (file.is_none(), file, name));
        (rank, spot.as_ref().map(|spot| spot.span.start), finding.check)
    });
    both.into_iter().map(|(_, finding)| finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::config::Vocabulary;
    use crate::document::line_column;
    use crate::plan::{Directory, load};

    const HEAD: &str =
        "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Priya Shah}\n";

    /// What is found in a plan of these files on Friday 20 March 2026, and how much is silenced.
    fn checked(files: &[(&str, &str)], toml: &str) -> (Vec<String>, usize) {
        let ids: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
        let vocabulary = Vocabulary { metrics: &[], days: &[], checks: &ids, signals: &[] };
        let config = Config::parse(toml, &vocabulary).unwrap();
        let basis = Basis::new(config, "2026-03-20".parse().unwrap());
        let mut loaded = load(Directory::of("acme", files.iter().copied()));
        let assessment = loaded.plan.take().map(|plan| Assessment::of(plan, &basis));
        let Checked { findings, silenced } = check(&loaded, assessment.as_ref(), &basis.config);
        let findings = sort(findings, &loaded.sources);
        let spots = loaded.sources.locate(findings.iter().map(|finding| &finding.place));
        let lines = findings.iter().zip(spots).map(|(finding, spot)| {
            let bytes = |file| loaded.sources.bytes(file).unwrap();
            let line = spot.map_or(0, |spot| line_column(bytes(spot.file), spot.span.start).line);
            let file = finding.place.file_name().unwrap_or("plan");
            format!("{file}:{line} {} {}", finding.severity, finding.check)
        });
        (lines.collect(), silenced.len())
    }

    /// What is found in this file, beside what is said of the others.
    fn in_file(name: &str, text: &str, toml: &str) -> (Vec<String>, usize) {
        let (mut found, silenced) = checked(&[("onboarding.yaml", HEAD), (name, text)], toml);
        found.retain(|line| line.starts_with(name));
        (found, silenced)
    }

    #[test]
    fn what_takes_meetings_is_not_asked_where_nobody_meets_unless_somebody_wants_it() {
        let asked = |gates: &str, toml: &str| {
            let files = [("onboarding.yaml", HEAD), ("gates.yaml", gates)];
            checked(&files, toml).0.iter().any(|line| line.ends_with(" kickoff-late"))
        };
        assert!(asked("gates_open: signed", ""));
        assert!(!asked("gates_open: automatic", ""));
        assert!(asked("gates_open: automatic", "[checks]\nkickoff-late = \"warning\""));
    }

    const LATE: &str = "actions:\n- id: A-1\n  owner: Priya Shah\n  due: 2026-03-18";

    #[test]
    fn a_comment_with_a_reason_silences_its_line() {
        let case = |comment: &str, want: &[&str], silenced: usize| {
            let (found, count) = in_file("actions.yaml", &format!("{LATE}{comment}\n"), "");
            assert_eq!(found, want, "{comment}");
            assert_eq!(count, silenced, "{comment}");
        };
        let late = "actions.yaml:4 warning action-overdue";
        case("", &[late], 0);
        case(" # onboard: allow[action-overdue] the call is on Monday", &[], 1);
        case(
            " # onboard: allow[action-overdue, action-incomplete] twice",
            &["actions.yaml:4 info allow-unused"],
            1,
        );
        case(" # onboard: allow[action-overdue]", &[late, "actions.yaml:4 warning allow-without-reason"], 0);
        case(" # onboard: allow[action-overdu] a slip", &[late, "actions.yaml:4 warning allow-unknown"], 0);
        case(
            "\n  blockers: [{id: X-1, since: 2026-03-20}] # onboard: allow[action-overdue] wrong line",
            &[late, "actions.yaml:5 warning blocker-incomplete", "actions.yaml:5 info allow-unused"],
            0,
        );
    }

    #[test]
    fn configuration_decides_how_much_a_check_weighs() {
        let case = |toml: &str, text: &str, want: &[&str]| {
            assert_eq!(in_file("actions.yaml", text, toml).0, want, "{toml}");
        };
        let text = format!("{LATE}\n");
        case("[checks]\naction-overdue = \"error\"\n", &text, &["actions.yaml:4 error action-overdue"]);
        case("[checks]\naction-overdue = \"off\"\n", &text, &[]);
        // A comment for a check that is off is not unused: somebody else may have it on.
        let text = format!("{LATE} # onboard: allow[action-overdue] soon\n");
        case("[checks]\naction-overdue = \"off\"\n", &text, &[]);
    }

    #[test]
    fn what_a_broken_file_does_not_say_is_not_held_against_it() {
        let sound = "actions:\n- id: A-1\n  due: 2026-03-18\n";
        let broken = "actions:\n- id: A-1\n  due: 2026-03-18\n  onwer: Priya Shah\n";
        let overdue = "actions.yaml:3 warning action-overdue";
        assert_eq!(
            in_file("actions.yaml", sound, "").0,
            ["actions.yaml:2 warning action-incomplete", overdue]
        );
        // Late is what a metric says, and metrics do not speak of what could not be read in full.
        assert_eq!(in_file("actions.yaml", broken, "").0, ["actions.yaml:4 error unknown-key"]);
        let dangling = "actions:\n- id: A-1\n  due: 2026-02-30\n- id: A-1\n";
        let want = ["actions.yaml:3 error invalid-value", "actions.yaml:4 error duplicate-id"];
        assert_eq!(in_file("actions.yaml", dangling, "").0, want);
    }

    #[test]
    fn what_the_head_does_not_say_is_not_held_against_other_files() {
        let people = "people:\n- {name: Lee Novak, roles: [admin_owner]}\n";
        let single = |head: &str| {
            let (found, _) = checked(&[("onboarding.yaml", head), ("stakeholders.yaml", people)], "");
            found.iter().filter(|line| line.contains("single-threaded")).count()
        };
        assert_eq!(single(HEAD), 1);
        assert_eq!(single(&format!("{HEAD}segment: smb\n")), 0, "nobody knows how many there are");
    }

    #[test]
    fn a_plan_without_a_head_still_says_what_is_wrong_with_its_files() {
        let (found, _) = checked(&[("actions.yaml", "actions: {}\n"), ("action.yaml", "")], "");
        let want = [
            "plan:0 error no-onboarding-file",
            "actions.yaml:1 error invalid-value",
            "action.yaml:0 warning unknown-file",
        ];
        assert_eq!(found, want);
    }

    #[test]
    fn a_plan_that_has_ended_owes_nothing_but_must_not_lie() {
        let head = format!("{HEAD}ended: {{ended_on: 2026-03-16, result: churned}}\n");
        let actions = format!("{LATE}\n- id: A-1\n  done_on: 2027-03-18\n");
        let (found, _) = checked(&[("onboarding.yaml", &head), ("actions.yaml", &actions)], "");
        assert_eq!(found, ["actions.yaml:5 error duplicate-id", "actions.yaml:6 error date-in-future"]);
    }

    #[test]
    fn a_text_of_megabytes_is_not_copied_into_what_is_said_of_it() {
        let id = "ü".repeat(1 << 20);
        let actions = format!(
            "actions:\n- {{id: {id}, due: 2026-03-10}}\n- {{id: {id}, milestone: {id}, owner: {id}}}\n"
        );
        let head = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";
        let mut loaded = load(Directory::of("acme", [("onboarding.yaml", head), ("actions.yaml", &actions)]));
        let basis = Basis::on("2026-03-20".parse().unwrap());
        let assessment = Assessment::of(loaded.plan.take().unwrap(), &basis);
        let findings = check(&loaded, Some(&assessment), &basis.config).findings;
        let said: Vec<&Finding> = findings.iter().filter(|it| it.message.contains("üü")).collect();
        assert!(said.len() > 3, "{}", said.len());
        let longest = LONGEST + '…'.len_utf8();
        for finding in said {
            assert!(finding.message.len() <= longest && finding.message.ends_with('…'), "{}", finding.check);
            let help = finding.help.as_ref().map(ToString::to_string).unwrap_or_default();
            assert!(help.len() < 3 * longest, "{}", finding.check);
        }
    }
}
