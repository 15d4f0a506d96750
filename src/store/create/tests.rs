use super::*;

#[test]
fn what_a_crash_left_behind_goes_with_the_next_file() {
    let root = tempfile::tempdir().unwrap();
    let left = root.path().join(".onboard-stage-x1y2z3/onboardings/acme");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("jsp.yaml"), "").unwrap();
    create(root.path(), &files(&["a.yaml"])).unwrap();
    let names: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.yaml"]);
}

fn files(paths: &[&str]) -> Vec<NewFile> {
    paths.iter().map(|path| NewFile::new(*path, format!("{path}\n"))).collect()
}

fn listing(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    let below = |entry: walkdir::DirEntry| entry.path().strip_prefix(root).unwrap().display().to_string();
    entries.map(|entry| below(entry.unwrap())).collect()
}

#[test]
fn files_appear_with_the_directories_on_the_way() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("new/workspace");
    let mut wanted = files(&["plans/acme/a.yaml", "plans/acme/b.yaml", "README.md"]);
    wanted.push(NewFile::directory("empty"));
    create(&root, &wanted).unwrap();
    assert_eq!(
        listing(&root),
        ["README.md", "empty", "plans", "plans/acme", "plans/acme/a.yaml", "plans/acme/b.yaml"]
    );
    assert_eq!(fs::read_to_string(root.join("plans/acme/b.yaml")).unwrap(), "plans/acme/b.yaml\n");
    create(&root, &files(&["plans/acme/c.yaml", "plans/beta/a.yaml"])).unwrap();
    assert_eq!(listing(&root).len(), 9);
}

#[test]
fn nothing_is_written_over_and_then_nothing_at_all() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("b"), "mine").unwrap();
    fs::create_dir(dir.path().join("c")).unwrap();
    let refused = create(dir.path(), &files(&["a", "b", "c", "d/e"])).unwrap_err();
    assert_eq!(refused.to_string(), "already there: b, c");
    assert_eq!(listing(dir.path()), ["b", "c"]);
    assert_eq!(fs::read_to_string(dir.path().join("b")).unwrap(), "mine");
}

#[test]
fn a_directory_that_is_there_stays_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    create(dir.path(), &files(&["plans/acme/a.yaml"])).unwrap();
    create(dir.path(), &[NewFile::directory("plans"), NewFile::new("onboard.toml", "")]).unwrap();
    assert_eq!(listing(dir.path()), ["onboard.toml", "plans", "plans/acme", "plans/acme/a.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_dangling_link_takes_a_place() {
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("nowhere", dir.path().join("a")).unwrap();
    assert!(matches!(create(dir.path(), &files(&["a"])), Err(CreateError::Exists(_))));
}

#[test]
fn what_fails_half_way_is_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("file"), "").unwrap();
    let root = dir.path().join("root");
    // The last one lies below a file, which no disk allows.
    fs::create_dir(&root).unwrap();
    fs::write(root.join("x"), "").unwrap();
    let refused = create(&root, &files(&["a", "plans/acme/a.yaml", "x/y"])).unwrap_err();
    assert!(matches!(refused, CreateError::Disk { .. }));
    assert_eq!(listing(dir.path()), ["file", "root", "root/x"]);
    let refused = create(&dir.path().join("file/below"), &files(&["a"])).unwrap_err();
    assert!(matches!(refused, CreateError::Disk { .. }));
    assert_eq!(listing(dir.path()), ["file", "root", "root/x"]);
}

/// What a run leaves that was stopped after it had moved `a/x`.
fn begun(root: &Path) {
    let stage = root.join(".onboard-ready-x1y2z3");
    fs::create_dir_all(stage.join("a")).unwrap();
    fs::create_dir_all(stage.join("empty")).unwrap();
    fs::create_dir(root.join("a")).unwrap();
    for (path, text) in [("a/y", "y"), ("b", "b"), (crate::config::FILE_NAME, "")] {
        fs::write(stage.join(path), text).unwrap();
    }
    fs::write(root.join("a/x"), "written in since").unwrap();
    fs::write(stage.join("c"), "c").unwrap();
    fs::hard_link(stage.join("c"), root.join("c")).unwrap();
}

#[test]
fn what_a_stopped_run_had_begun_is_finished_and_nothing_of_it_is_touched() {
    let dir = tempfile::tempdir().unwrap();
    begun(dir.path());
    let created = create(dir.path(), &files(&["a/x", "b", crate::config::FILE_NAME])).unwrap();
    assert!(created.is_finished_only);
    assert_eq!(listing(dir.path()), ["a", "a/x", "a/y", "b", "c", "empty", "onboard.toml"]);
    assert_eq!(fs::read_to_string(dir.path().join("a/x")).unwrap(), "written in since");
    let refused = create(dir.path(), &files(&["b"])).unwrap_err();
    assert!(matches!(refused, CreateError::Exists(_)), "the next run is one like any other");
}

#[test]
fn what_a_stopped_run_had_begun_does_not_stand_for_other_files() {
    let dir = tempfile::tempdir().unwrap();
    begun(dir.path());
    let created = create(dir.path(), &files(&["other/z"])).unwrap();
    assert!(!created.is_finished_only);
    assert!(dir.path().join("other/z").exists() && dir.path().join("a/y").exists());
}

#[cfg(unix)]
#[test]
fn a_root_that_is_not_there_appears_as_a_whole() {
    use crate::store::seam::{Call, allow, refuse};

    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join(".onboard-stage-left/x")).unwrap();
    let wanted = files(&["plans/acme/a.yaml", "README.md", crate::config::FILE_NAME]);
    refuse(Call::Move, "new", 0, rustix::io::Errno::IO);
    let refused = create(&dir.path().join("new/workspace"), &wanted).unwrap_err().to_string();
    allow();
    let want = format!(
        "could not make `{}`: the disk reports an input/output error",
        dir.path().join("new/workspace").display()
    );
    assert_eq!(refused, want);
    assert_eq!(listing(dir.path()), [""; 0], "what was left before is gone as well");
}

#[cfg(unix)]
#[test]
fn a_new_root_is_as_open_as_any_new_directory() {
    use std::os::unix::fs::PermissionsExt;

    let dir = tempfile::tempdir().unwrap();
    let mode = |path: &str| dir.path().join(path).metadata().unwrap().permissions().mode();
    fs::create_dir(dir.path().join("usual")).unwrap();
    create(&dir.path().join("new"), &files(&["a"])).unwrap();
    assert_eq!(mode("new"), mode("usual"));
}

#[cfg(unix)]
#[test]
fn when_a_move_fails_the_earlier_ones_are_taken_back() {
    use crate::store::seam::{Call, allow, refuse};

    let dir = tempfile::tempdir().unwrap();
    refuse(Call::Move, "z", 0, rustix::io::Errno::NOSPC);
    let refused = create(dir.path(), &files(&["a/b", "c", "z"])).unwrap_err().to_string();
    allow();
    assert!(refused.ends_with("/z`: the disk is full"), "{refused}");
    assert_eq!(listing(dir.path()), [""; 0]);
}

#[test]
fn no_way_leads_up_from_what_is_not_there() {
    let dir = tempfile::tempdir().unwrap();
    let refused = create(&dir.path().join("x/../y"), &files(&["a"])).unwrap_err();
    assert!(matches!(refused, CreateError::Disk { .. }));
    assert_eq!(listing(dir.path()), [""; 0]);
}
