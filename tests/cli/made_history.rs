//! Commits made by chance that repeats itself: what people do to a workspace, and what they should not.

use std::fs;

use crate::repository::Repository;
use crate::workspace::HEAD;

/// Numbers that look like chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Makes so many commits, one a day or rarer; each with its id and its day.
pub(crate) fn make(repository: &Repository, commits: usize, seed: u64) -> Vec<(String, String)> {
    let mut chance = Chance(seed);
    repository.write("onboard.toml", "");
    repository.write("onboardings/acme/onboarding.yaml", HEAD);
    repository.write("onboardings/acme/actions.yaml", "actions:\n");
    let mut day: onboard::date::Date = "2026-03-02".parse().unwrap();
    let commit = |number: usize| {
        let act = change(repository, &mut chance, number);
        day = day.plus_days(i64::try_from(chance.below(3)).unwrap());
        (repository.commit(&day.to_string(), &act), day.to_string())
    };
    (0..commits).map(commit).collect()
}

/// Changes something; what was done.
fn change(repository: &Repository, chance: &mut Chance, number: usize) -> String {
    let acme = |file: &str| format!("onboardings/acme/{file}");
    let read = |path: &str| fs::read_to_string(repository.root().join(path)).unwrap_or_default();
    let (act, which) = (chance.below(14), chance.below(4));
    match act {
        0..=2 => {
            let entry = format!(
                "  - {{id: A-{number}, title: Call, owner: Ana Ruiz, due: 2026-03-{:02}}}\n",
                which + 5
            );
            repository.write(&acme("actions.yaml"), &format!("{}{entry}", read(&acme("actions.yaml"))));
        }
        3 => repository.write(
            &acme("jsp.yaml"),
            &format!("milestones:\n  - {{id: M-1, title: Import, due: 2026-04-{:02}}}\n", which + 10),
        ),
        4 => repository.write(&format!("onboardings/plan-{which}/onboarding.yaml"), HEAD),
        5 => drop(fs::remove_dir_all(repository.root().join(format!("onboardings/plan-{which}")))),
        6 => {
            let at = |name: &str| repository.root().join("onboardings").join(name);
            let _ = fs::rename(at(&format!("plan-{which}")), at(&format!("bürö-{which}")));
        }
        7 => repository
            .write(&acme("risks.yaml"), ["risks: [\n", "risks: []\n", "colour: red\n", ""][which as usize]),
        8 => repository.write(
            "onboard.toml",
            ["", "[calendar]\ntimezone = \"Europe/Berlin\"\n", "format = 1\n", "# nothing\n"][which as usize],
        ),
        9 => repository
            .write("people.yaml", ["people: []\n", "people: [{name: Ana Ruiz}]\n"][which as usize % 2]),
        10 => repository
            .write(&acme(["old/risks.yaml", "actions.yml", "x.yaml", ".y.yaml"][which as usize]), "x: y\n"),
        11 => repository.write("onboardings/stray.yaml", &format!("x: {number}\n")),
        12 => repository.write(&acme("actions.yaml"), &read(&acme("actions.yaml")).replace('\n', "\r\n")),
        _ => link(repository, which),
    }
    format!("act {act}, number {number}")
}

/// Links to a plan, a file, nothing, and out of the workspace.
#[cfg(unix)]
fn link(repository: &Repository, which: u64) {
    let links = [
        ("acme", "alias"),
        ("nowhere", "gone"),
        ("/", "away"),
        ("../acme/actions.yaml", "acme/training.yaml"),
    ];
    let (target, name) = links[which as usize];
    let _ = std::os::unix::fs::symlink(target, repository.root().join("onboardings").join(name));
}

#[cfg(not(unix))]
fn link(_: &Repository, _: u64) {}
