//! Real repositories, made by the git that is installed.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::{Commit, GitError, Repository};
use crate::plan::{self, Entry, LARGEST};
use crate::store::{Plans, Workspace};

const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";

/// Runs git as nobody has configured it; what it says.
fn git(at: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")]);
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Ana Ruíz").env(format!("GIT_{who}_EMAIL"), "ana@example.com");
        command.env(format!("GIT_{who}_DATE"), "2026-04-08T12:00:00+0200");
    }
    let output = command.arg("-C").arg(at).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn commit(at: &Path, subject: &str) -> String {
    git(at, &["add", "--all"]);
    git(at, &["commit", "--quiet", "--allow-empty", "--message", subject]);
    git(at, &["rev-parse", "HEAD"])
}

/// A repository whose workspace is not at its top; where the workspace is.
fn repository(form: &[&str]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let top = dir.path().join("repository");
    fs::create_dir(&top).unwrap();
    git(&top, &[&["init", "--quiet", "--initial-branch=main"], form].concat());
    let work = top.join("büro/work");
    fs::create_dir_all(work.join("onboardings/acme")).unwrap();
    fs::write(work.join("onboard.toml"), "# mine\n").unwrap();
    fs::write(work.join("onboardings/acme/onboarding.yaml"), HEAD).unwrap();
    (dir, work)
}

fn open(start: &Path) -> Repository {
    Repository::open(start).unwrap()
}

fn at(start: &Path, revision: &str) -> Workspace {
    let repository = open(start);
    let commit = repository.commit(revision).unwrap();
    Workspace::at_revision(&repository, &commit).unwrap()
}

fn plans(workspace: &Workspace) -> Plans {
    workspace.plans("onboardings").unwrap()
}

fn refused(start: &Path, revision: &str) -> GitError {
    open(start).commit(revision).unwrap_err()
}

/// Files of each kind, links of each kind.
fn fill(work: &Path) {
    let top = work.parent().unwrap().parent().unwrap();
    let write = |path: &str, text: &str| {
        let path = work.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for (path, text) in [
        ("people.yaml", "people: []\n"),
        ("playbooks/own.yaml", "name: own\n"),
        ("shared.yaml", "risks: []\n"),
        ("archive/old/onboarding.yaml", HEAD),
        ("onboardings/acme/actions.yml", "actions: []\n"),
        ("onboardings/acme/old/actions.yaml", "actions: []\n"),
        ("onboardings/acme/old/older/oldest/risks.yaml", "risks: []\n"),
        ("onboardings/acme/.hidden/risks.yaml", "risks: []\n"),
        ("onboardings/acme/notes.md", "notes\n"),
        ("onboardings/acme/contacts.yaml/is.a.directory", ""),
        ("onboardings/ünder/onboarding.yaml", HEAD),
        ("onboardings/a\\b/onboarding.yaml", HEAD),
        ("onboardings/.hidden/onboarding.yaml", HEAD),
        ("onboardings/stray.yaml", "x: y\n"),
        ("../../outside.yaml", "risks: []\n"),
        ("../../elsewhere/onboarding.yaml", HEAD),
    ] {
        write(path, text);
    }
    fs::File::create(work.join("onboardings/acme/updates.yaml")).unwrap().set_len(LARGEST + 1).unwrap();
    for (target, link) in [
        ("../../shared.yaml", "acme/risks.yaml"),
        ("/", "acme/jsp.yaml"),
        ("../../../../outside.yaml", "acme/friction.yaml"),
        ("nothing", "acme/gates.yaml"),
        ("training.yaml", "acme/training.yaml"),
        ("../acme", "acme/handoff.yaml"),
        ("notes.md/more", "acme/decisions.yaml"),
        ("./acme/../acme", "alias"),
        ("../archive/old", "old"),
        ("nowhere", "gone"),
        ("../../../elsewhere", "escaped"),
        ("../../../../outside", "escaped-further"),
        ("stray.yaml", "linked.yaml"),
    ] {
        symlink(target, work.join("onboardings").join(link)).unwrap();
    }
    fs::write(top.join("README.md"), "").unwrap();
}

#[test]
fn a_revision_has_the_files_that_a_checkout_of_it_has() {
    for form in [&["--object-format=sha1"], &["--object-format=sha256"]] {
        let (_dir, work) = repository(form);
        fill(&work);
        commit(&work, "all of it");
        let start = work.join("onboardings/acme");
        let disk = Workspace::discover(&start).unwrap().unwrap();
        for is_packed in [false, true] {
            if is_packed {
                git(&work, &["gc", "--quiet"]);
                git(&work, &["pack-refs", "--all"]);
            }
            let revision = at(&start, "main");
            assert_eq!(revision.root(), disk.root());
            assert_eq!(revision.config().unwrap(), disk.config().unwrap());
            assert_eq!(revision.people().unwrap(), disk.people().unwrap());
            assert_eq!(revision.playbooks("playbooks").unwrap(), disk.playbooks("playbooks").unwrap());
            let (then, now) = (plans(&revision), plans(&disk));
            let slugs = now.slugs().unwrap();
            assert_eq!(slugs, ["a\\b", "acme", "escaped", "escaped-further", "gone", "old", "ünder"]);
            assert_eq!(then.slugs().unwrap(), slugs);
            assert_eq!(then.strays().collect::<Vec<_>>(), now.strays().collect::<Vec<_>>());
            for slug in slugs.iter().map(String::as_str).chain(["alias", "absent", "..", "stray.yaml"]) {
                let (then_read, mut now_read) = (then.read(slug), now.read(slug));
                if slug == "escaped-further" {
                    // On this disk it leads to nothing; where it would lead, no tree knows.
                    now_read.trouble = Some(Entry::LeavesWorkspace);
                }
                assert_eq!(then_read, now_read, "{slug}");
                assert_eq!(then.has(slug), now.has(slug), "{slug}");
            }
            assert_eq!(then.opened(), now.opened());
            assert!(matches!(then.read("acme").entries["risks.yaml"], Entry::Bytes(_)));
            assert_eq!(then.read("acme").entries["friction.yaml"], Entry::LeavesWorkspace);
        }
    }
}

#[test]
fn a_path_of_the_disk_names_the_plan_of_a_revision() {
    let (_dir, work) = repository(&[]);
    commit(&work, "one");
    fs::remove_dir_all(work.join("onboardings/acme")).unwrap();
    fs::create_dir(work.join("onboardings/beta")).unwrap();
    fs::write(work.join("onboardings/beta/onboarding.yaml"), HEAD).unwrap();
    commit(&work, "two");
    let then = plans(&at(&work, "HEAD~1"));
    assert_eq!(then.slug_of(&work.join("onboardings/acme/jsp.yaml")).as_deref(), Some("acme"));
    assert_eq!(then.slug_of(&work.join("onboardings/acme")).as_deref(), Some("acme"));
    assert_eq!(then.slug_of(&work.join("onboardings/beta/jsp.yaml")), None);
    assert_eq!(then.slug_of(&work), None);
    let now = plans(&at(&work, "HEAD"));
    assert_eq!(now.former_slug_of(&work.join("onboardings/acme/jsp.yaml")).as_deref(), Some("acme"));
    assert_eq!(now.former_slug_of(&work.join("onboardings/beta/jsp.yaml")), None);
}

#[test]
fn bare_repositories_and_worktrees_are_read_as_well() {
    let (dir, work) = repository(&[]);
    commit(&work, "one");
    fs::write(work.join("onboardings/acme/risks.yaml"), "risks: []\n").unwrap();
    commit(&work, "two");
    git(&work, &["worktree", "add", "--quiet", "--detach", "../../../other", "HEAD~1"]);
    git(dir.path(), &["clone", "--quiet", "--bare", "repository", "bare.git"]);
    for start in ["other/büro/work", "bare.git/büro/work/onboardings"] {
        let start = dir.path().join(start);
        let entries = |revision| plans(&at(&start, revision)).read("acme").entries.len();
        assert_eq!((entries("main"), entries("main~1")), (2, 1), "{}", start.display());
    }
    let above = open(&dir.path().join("other"));
    let above = Workspace::at_revision(&above, &above.commit("HEAD").unwrap());
    assert!(above.is_none(), "a workspace is looked for upwards");
}

#[test]
fn what_is_no_revision_says_why() {
    let (dir, work) = repository(&[]);
    assert!(matches!(refused(&work, "HEAD"), GitError::NoCommits));
    let id = commit(&work, "one");
    for wrong in ["nope", "--all", "-1", "", "HEAD~1", "main..main", "a\nHEAD", "\0"] {
        assert!(
            matches!(refused(&work, wrong), GitError::Unknown { .. }),
            "{wrong}: {:?}",
            refused(&work, wrong)
        );
    }
    assert!(matches!(refused(&work, "HEAD:büro"), GitError::NoCommit(_)));
    for right in [&id, &id[..9], "main", "HEAD^{commit}", "@", "HEAD^{/one}"] {
        assert_eq!(open(&work).commit(right).unwrap().id, id, "{right}");
    }
    assert!(open(&work).find_commit("nope").unwrap().is_none());
    assert!(matches!(Repository::open(dir.path()), Err(GitError::NoRepository(_))));
    git(dir.path(), &["clone", "--quiet", "repository", "clone"]);
    git(&work, &["checkout", "--quiet", "-b", "feature"]);
    git(&dir.path().join("clone"), &["fetch", "--quiet"]);
    let clone = dir.path().join("clone/büro/work");
    assert!(
        matches!(refused(&clone, "feature"), GitError::Unknown { meant: Some(it), .. } if it == "origin/feature")
    );
}

#[test]
fn beyond_the_end_of_a_shallow_clone_nothing_is_said() {
    let (dir, work) = repository(&[]);
    let first = commit(&work, "one");
    commit(&work, "two");
    let origin = format!("file://{}", dir.path().join("repository").display());
    git(dir.path(), &["clone", "--quiet", "--depth=1", &origin, "shallow"]);
    let clone = dir.path().join("shallow/büro/work");
    assert!(open(&clone).is_shallow());
    for beyond in ["HEAD~1", "main^", first.as_str(), &first[..8]] {
        assert!(matches!(refused(&clone, beyond), GitError::Shallow(_)), "{beyond}");
    }
    assert!(matches!(refused(&clone, "nope"), GitError::UnknownInShallow(_)));
    assert_eq!(plans(&at(&clone, "HEAD")).slugs().unwrap(), ["acme"]);
}

#[test]
fn what_a_repository_does_not_hold_itself_is_not_guessed_at() {
    let (dir, work) = repository(&[]);
    let acme = work.join("onboardings/acme");
    let pointer =
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12\n", "0".repeat(64));
    fs::write(acme.join("risks.yaml"), pointer).unwrap();
    commit(&work, "one");
    let id = git(&work, &["rev-parse", "HEAD"]);
    git(&work, &["update-index", "--add", "--cacheinfo", &format!("160000,{id},büro/work/onboardings/sub")]);
    git(&work, &["commit", "--quiet", "--message", "two"]);
    let then = plans(&at(&work, "HEAD"));
    let Entry::Unreadable(why) = &then.read("acme").entries["risks.yaml"] else { panic!("it is a pointer") };
    assert!(why.contains("Git LFS"), "{why}");
    assert_eq!(then.slugs().unwrap(), ["acme", "sub"]);
    let Some(Entry::Unreadable(why)) = then.read("sub").trouble else { panic!("it is a submodule") };
    assert!(why.contains("submodule"), "{why}");
    // A clone that holds no texts: they are not fetched.
    git(&work, &["config", "uploadpack.allowFilter", "true"]);
    let origin = format!("file://{}", dir.path().join("repository").display());
    git(dir.path(), &["clone", "--quiet", "--no-checkout", "--filter=blob:none", &origin, "partial"]);
    let partial = dir.path().join("partial/büro/work");
    let repository = open(&partial);
    let head = repository.commit("HEAD").unwrap();
    let workspace = Workspace::at_revision(&repository, &head).unwrap();
    let why = workspace.config().unwrap_err().to_string();
    assert!(why.contains("is not in this clone"), "{why}");
    assert_eq!(plans(&workspace).slugs().unwrap(), ["acme", "sub"]);
}

#[test]
fn first_parents_pass_over_what_was_merged() {
    let (_dir, work) = repository(&[]);
    let first = commit(&work, "one");
    git(&work, &["checkout", "--quiet", "-b", "side"]);
    fs::write(work.join("onboardings/acme/risks.yaml"), "risks: []\n").unwrap();
    let side = commit(&work, "side\nstory\n\nmore");
    git(&work, &["checkout", "--quiet", "main"]);
    let second = commit(&work, "two");
    git(&work, &["merge", "--quiet", "--no-ff", "--message", "merge", "side"]);
    let repository = open(&work);
    let ids = |paths: &[&str]| -> Vec<String> {
        let commits = repository.first_parents("HEAD", paths, |_| false).unwrap();
        commits.into_iter().map(|commit| commit.subject).collect()
    };
    assert_eq!(ids(&[]), ["merge", "two", "one"]);
    assert_eq!(ids(&["büro/work/onboardings/acme"]), ["merge", "one"]);
    assert_eq!(ids(&["büro/work/onboardings/absent"]), [""; 0]);
    let until = repository.first_parents("HEAD", &[], |commit| commit.subject == "two").unwrap();
    assert_eq!(until.len(), 2);
    let commit = |name: &str| repository.commit(name).unwrap();
    assert_eq!(repository.merge_base(&commit(&side), &commit(&second)).unwrap().id, first);
    let Commit { author, subject, committed, parents, .. } = commit("side");
    assert_eq!((author.as_str(), subject.as_str()), ("Ana Ruíz", "side story"));
    assert_eq!((committed.to_rfc3339().as_str(), parents), ("2026-04-08T10:00:00+00:00", vec![first]));
    assert_eq!(until[1], commit(&second));
    git(&work, &["checkout", "--quiet", "--orphan", "alone"]);
    let alone = self::commit(&work, "alone");
    let none = repository.merge_base(&commit(&alone), &commit(&second));
    assert!(matches!(none, Err(GitError::NoMergeBase(..))));
}

#[test]
fn a_text_is_asked_for_once_while_somebody_has_it_and_parsed_once_for_all_revisions_that_hold_it() {
    let (_dir, work) = repository(&[]);
    let revisions = 5;
    for number in 0..revisions {
        fs::write(work.join("onboardings/acme/risks.yaml"), format!("risks: [{{id: R-{number}}}]\n"))
            .unwrap();
        commit(&work, "another risk");
    }
    let several = Repository::open_for_several(&work).unwrap();
    let load = |at: usize| {
        let commit = several.commit(&format!("HEAD~{at}")).unwrap();
        let workspace = Workspace::at_revision(&several, &commit).unwrap();
        plan::load_with(plans(&workspace).read("acme"), &several.reader());
        several.objects_read()
    };
    let first = load(0);
    let next = load(1) - first;
    // Beside the text that changed: the commit, and the directories down to it.
    assert_eq!((first, next), (8, 7), "the head of the plan is known already");
    for at in (0..revisions).chain(0..revisions) {
        load(at);
    }
    assert_eq!(several.reader().parsed(), revisions + 1, "each text of the one file, and the head once");
    assert_eq!(load(0) + 1, load(0), "nothing but which commit it is");
}

#[test]
fn a_line_is_of_whoever_committed_it_through_merges_and_renames() {
    let (_dir, work) = repository(&[]);
    commit(&work, "one");
    let write = |who: &str, text: &str| {
        fs::write(work.join("onboardings/acme/risks.yaml"), text).unwrap();
        git(&work, &["add", "--all"]);
        git(&work, &["commit", "--quiet", "--author", &format!("{who} <a@b>"), "--message", who]);
    };
    write("Ana", "a\nb\nc\nd\ne\nf\n");
    git(&work, &["tag", "base"]);
    write("Ben", "a\nB\nc\nd\ne\nf\n");
    git(&work, &["checkout", "--quiet", "-b", "side", "base"]);
    write("Cem", "a\nb\nc\nd\ne\nF\n");
    git(&work, &["checkout", "--quiet", "main"]);
    git(&work, &["merge", "--quiet", "--no-ff", "--message", "merge", "side"]);
    git(&work, &["mv", "onboardings/acme", "onboardings/beta"]);
    git(&work, &["commit", "--quiet", "--author", "Dov <a@b>", "--message", "renamed"]);
    let repository = open(&work);
    let commit = |name: &str| repository.commit(name).unwrap();
    let between = repository.between(&commit("base"), &commit("HEAD")).unwrap();
    let path = |slug: &str| PathBuf::from(format!("büro/work/onboardings/{slug}/risks.yaml"));
    let by = |paths: &[PathBuf], text: &str| -> Vec<String> {
        let authors = between.authors(paths, text.as_bytes()).unwrap();
        (0..text.lines().count()).map(|line| authors.by(line..line + 1).join(" ")).collect()
    };
    let text = "a\r\nB\r\nc\r\nd\r\nnew\r\nF\r\n";
    let both = [path("beta"), path("acme")];
    assert_eq!(by(&both, text), ["", "Ben", "", "", "", "Cem"], "nobody has committed what is new");
    assert_eq!(between.authors(&both, text.as_bytes()).unwrap().by(0..6), ["Ben", "Cem"]);
    assert_eq!(by(&[path("beta")], "a\nB\n"), ["Dov", "Dov"], "it is not known where it was before");
    assert_eq!(by(&[path("absent")], "a\n"), [""]);
}

/// The subjects of the commits between two that changed what is at a path.
fn touched(start: &Path, base: &str, head: &str, path: &str) -> Result<Vec<String>, GitError> {
    let repository = open(start);
    let [base, head] = [base, head].map(|it| repository.commit(it).unwrap());
    let between = repository.between(&base, &head)?;
    Ok(between.that_changed(Path::new(path))?.into_iter().map(|it| it.subject.clone()).collect())
}

#[test]
fn of_a_damaged_clone_it_is_said_that_nobody_knows_who_changed_something() {
    let (_dir, work) = repository(&[]);
    let base = commit(&work, "one");
    fs::write(work.join("onboardings/acme/risks.yaml"), "risks: []\n").unwrap();
    commit(&work, "two");
    let tree = git(&work, &["rev-parse", "HEAD:büro/work/onboardings"]);
    fs::write(work.join("onboardings/acme/risks.yaml"), "risks: [] # none\n").unwrap();
    commit(&work, "three");
    let acme = "büro/work/onboardings/acme";
    assert_eq!(touched(&work, &base, "HEAD", acme).unwrap(), ["three", "two"]);
    assert_eq!(touched(&work, &base, "HEAD", "büro/work/onboard.toml/below").unwrap(), [""; 0]);
    assert_eq!(touched(&work, &base, "HEAD", "büro/work/onboardings/beta").unwrap(), [""; 0]);
    let top = PathBuf::from(git(&work, &["rev-parse", "--absolute-git-dir"]));
    fs::remove_file(top.join("objects").join(&tree[..2]).join(&tree[2..])).unwrap();
    assert!(
        matches!(touched(&work, &base, "HEAD", acme), Err(GitError::Missing(id)) if id == tree),
        "what is not there was not left alone"
    );
}

#[test]
fn of_a_shallow_clone_the_commits_are_counted_that_nobody_can_look_into() {
    let (dir, work) = repository(&[]);
    commit(&work, "one");
    git(&work, &["checkout", "--quiet", "-b", "topic"]);
    fs::write(work.join("onboardings/acme/risks.yaml"), "risks: []\n").unwrap();
    commit(&work, "two");
    git(&work, &["checkout", "--quiet", "main"]);
    fs::write(work.join("notes"), "x").unwrap();
    commit(&work, "three");
    git(&work, &["merge", "--quiet", "--no-ff", "--message", "merged", "topic"]);
    let url = format!("file://{}", dir.path().join("repository").display());
    git(dir.path(), &["-c", "protocol.file.allow=always", "clone", "--quiet", "--depth=2", &url, "shallow"]);
    let unknown = |start: &Path| {
        let repository = open(start);
        let [base, head] = ["HEAD^1", "HEAD"].map(|it| repository.commit(it).unwrap());
        repository.between(&base, &head).unwrap().unknown()
    };
    assert_eq!(unknown(&work), 0);
    assert_eq!(unknown(&dir.path().join("shallow")), 1);
}
