//! Two writers, crashes and refusals, on a real disk.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use rustix::io::Errno;
use tempfile::TempDir;

use super::seam::{Call, allow, refuse};
use super::{Plans, Workspace};
use crate::model::PlanFile;

/// A workspace with the plan `acme`, its plans and the plan's directory.
fn workspace() -> (TempDir, Plans, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("work");
    let acme = root.join("onboardings/acme");
    fs::create_dir_all(&acme).unwrap();
    fs::write(root.join("onboard.toml"), "").unwrap();
    fs::write(acme.join("onboarding.yaml"), "old").unwrap();
    let plans = Workspace::discover(&root).unwrap().unwrap().plans("onboardings").unwrap();
    (dir, plans, acme)
}

fn names(path: &PathBuf) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn texts(texts: &[(PlanFile, &str)]) -> Vec<(PlanFile, String)> {
    texts.iter().map(|(file, text)| (*file, (*text).to_owned())).collect()
}

#[test]
fn files_are_replaced_and_made_as_a_whole() {
    let (_dir, plans, acme) = workspace();
    let path = acme.join("onboarding.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let locked = plans.lock("acme").unwrap();
    let new = texts(&[(PlanFile::Onboarding, "new"), (PlanFile::Risks, "risks: []\n")]);
    assert_eq!(locked.replace(&new).unwrap().warning(), None);
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(&acme), ["onboarding.yaml", "risks.yaml"], "nothing else is left behind");
    assert!(plans.lock_within("../acme", 1).is_err());
    assert!(plans.lock_within("absent", 1).is_err());
}

#[test]
fn a_read_only_file_is_left_alone_and_with_it_all_others() {
    let (_dir, plans, acme) = workspace();
    let path = acme.join("onboarding.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let locked = plans.lock("acme").unwrap();
    let refused = locked.replace(&texts(&[(PlanFile::Risks, "risks: []\n"), (PlanFile::Onboarding, "new")]));
    let want = "cannot write `onboardings/acme/onboarding.yaml`: it is read-only";
    assert_eq!(refused.unwrap_err().to_string(), want);
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(&acme), ["onboarding.yaml"]);
}

#[test]
fn a_second_writer_is_refused_until_the_first_is_done() {
    let (_dir, plans, acme) = workspace();
    let first = plans.lock("acme").unwrap();
    let refused = plans.lock_within("acme", 2).unwrap_err();
    let want =
        "another command is changing `onboardings/acme`, and did not finish in time; nothing was written";
    assert_eq!(refused.to_string(), want);
    drop(first);
    // Not at once: a child that another test is about to start holds all that this process has open.
    assert!(plans.lock("acme").is_ok());
    assert_eq!(names(&acme), ["onboarding.yaml"], "a lock leaves nothing behind");
}

#[test]
fn what_an_editor_changed_in_the_meantime_is_not_lost() {
    let (_dir, plans, acme) = workspace();
    let locked = plans.lock("acme").unwrap();
    fs::write(acme.join("onboarding.yaml"), "by hand").unwrap();
    let refused =
        locked.replace(&texts(&[(PlanFile::Risks, "r"), (PlanFile::Onboarding, "new")])).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "cannot write `onboardings/acme/onboarding.yaml`: it was changed by something else in the meantime; nothing was written"
    );
    assert_eq!(fs::read(acme.join("onboarding.yaml")).unwrap(), b"by hand");
    assert_eq!(names(&acme), ["onboarding.yaml"]);
    fs::write(acme.join("risks.yaml"), "by hand").unwrap();
    assert!(locked.replace(&texts(&[(PlanFile::Risks, "r")])).is_err());
}

#[test]
fn when_one_file_cannot_be_placed_none_is() {
    let (_dir, plans, acme) = workspace();
    fs::create_dir(acme.join("gates.yaml")).unwrap();
    let locked = plans.lock("acme").unwrap();
    let new = [(PlanFile::Onboarding, "new"), (PlanFile::Risks, "r"), (PlanFile::Gates, "g")];
    assert!(locked.replace(&texts(&new)).is_err());
    assert_eq!(fs::read(acme.join("onboarding.yaml")).unwrap(), b"old");
    assert_eq!(names(&acme), ["gates.yaml", "onboarding.yaml"]);
}

#[test]
fn links_are_followed_below_the_workspace_and_refused_beyond() {
    let (dir, plans, acme) = workspace();
    let shared = acme.with_file_name("shared.yaml");
    fs::write(&shared, "old").unwrap();
    fs::write(dir.path().join("outside"), "old").unwrap();
    symlink("../shared.yaml", acme.join("risks.yaml")).unwrap();
    symlink(dir.path().join("outside"), acme.join("jsp.yaml")).unwrap();
    symlink("nowhere", acme.join("gates.yaml")).unwrap();
    let locked = plans.lock("acme").unwrap();
    assert_eq!(locked.replace(&texts(&[(PlanFile::Risks, "new")])).unwrap().warning(), None);
    assert!(acme.join("risks.yaml").is_symlink());
    assert_eq!(fs::read(&shared).unwrap(), b"new");
    let refused = locked.replace(&texts(&[(PlanFile::Jsp, "new")])).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "cannot write `onboardings/acme/jsp.yaml`: it is a symbolic link that leaves the workspace"
    );
    assert_eq!(fs::read(dir.path().join("outside")).unwrap(), b"old");
    assert!(locked.replace(&texts(&[(PlanFile::Gates, "new")])).is_err());
}

#[test]
fn what_a_crash_left_behind_goes_with_the_next_edit() {
    let (_dir, plans, acme) = workspace();
    fs::write(acme.join(".onboard-a1b2c3"), "half").unwrap();
    fs::write(acme.join(".mine"), "").unwrap();
    drop(plans.lock("acme").unwrap());
    assert_eq!(names(&acme), [".mine", "onboarding.yaml"]);
}

#[test]
fn what_is_in_place_and_cannot_be_synced_is_told_as_made_but_not_safe() {
    let case = |error: Errno, want: Option<&str>| {
        let (_dir, plans, acme) = workspace();
        let locked = plans.lock("acme").unwrap();
        refuse(Call::SyncDirectory, "acme", 0, error);
        let written = locked.replace(&texts(&[(PlanFile::Onboarding, "new")])).unwrap();
        allow();
        assert_eq!(fs::read(acme.join("onboarding.yaml")).unwrap(), b"new");
        assert_eq!(written.warning().as_deref(), want);
    };
    case(
        Errno::IO,
        Some(
            "it is written, but not yet safe on the disk, and a power cut could undo it: \
             the disk reports an input/output error",
        ),
    );
    // Some network disks cannot be asked.
    case(Errno::INVAL, None);
    case(Errno::NOTSUP, None);
}

#[test]
fn a_text_that_cannot_be_synced_never_takes_the_place_of_the_old_one() {
    for error in [Errno::IO, Errno::INVAL, Errno::NOSPC] {
        let (_dir, plans, acme) = workspace();
        let locked = plans.lock("acme").unwrap();
        refuse(Call::SyncFile, "onboarding.yaml", 0, error);
        let new = texts(&[(PlanFile::Risks, "r"), (PlanFile::Onboarding, "new")]);
        let refused = locked.replace(&new).unwrap_err().to_string();
        allow();
        assert!(refused.starts_with("cannot write `onboardings/acme/onboarding.yaml`: "), "{refused}");
        assert_eq!(fs::read(acme.join("onboarding.yaml")).unwrap(), b"old");
        assert_eq!(names(&acme), ["onboarding.yaml"]);
    }
}

#[test]
fn when_the_last_file_cannot_be_moved_the_first_ones_are_put_back() {
    let (_dir, plans, acme) = workspace();
    let locked = plans.lock("acme").unwrap();
    refuse(Call::Move, "risks.yaml", 0, Errno::IO);
    let new = texts(&[(PlanFile::Onboarding, "new"), (PlanFile::Actions, "a"), (PlanFile::Risks, "r")]);
    let refused = locked.replace(&new).unwrap_err().to_string();
    allow();
    let want = "cannot write `onboardings/acme/risks.yaml`: the disk reports an input/output error";
    assert_eq!(refused, want);
    assert_eq!(fs::read(acme.join("onboarding.yaml")).unwrap(), b"old");
    assert_eq!(names(&acme), ["onboarding.yaml"]);
}

#[test]
fn what_a_stopped_run_has_left_at_the_root_goes_with_the_next_edit() {
    let (_dir, plans, _) = workspace();
    let root = plans.tree().root().to_owned();
    fs::create_dir_all(root.join(".onboard-stage-a1b2c3/onboardings/beta")).unwrap();
    let alive = root.join(".onboard-stage-d4e5f6");
    fs::create_dir(&alive).unwrap();
    let lock = fs::File::open(&alive).unwrap();
    lock.lock().unwrap();
    drop(plans.lock("acme").unwrap());
    assert_eq!(
        names(&root),
        [".onboard-stage-d4e5f6", "onboard.toml", "onboardings"],
        "one is still at work"
    );
    drop(lock);
}
