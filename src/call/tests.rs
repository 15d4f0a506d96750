use super::{CallForm, Given, Stopped, Unread, apply, read};
use crate::act::Draft;
use crate::act::testing::draft;
use crate::edition::CustomerEdition;
use crate::fixture::date;
use crate::model::{ContactKind, PlanFile};
use crate::report::customer::update::UpdateDraft;

const HEAD: (&str, &str) = (
    "onboarding.yaml",
    "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}",
);

const PEOPLE: (&str, &str) =
    ("stakeholders.yaml", "people:\n  - {name: Lee Novak}\n  - {name: Kim Osei}\n  - {name: Kim Ruiz}\n");

const ACTIONS: (&str, &str) = (
    "actions.yaml",
    "actions:\n  - {id: A-1, title: Send the export, owner: Lee Novak, due: 2026-04-08}\n  \
     - {id: A-2, title: Old, done_on: 2026-04-01}\n",
);

const JSP: (&str, &str) = (
    "jsp.yaml",
    "milestones:\n  - {id: M-1, title: Imported, due: 2026-04-14, acceptance: no errors}\n  \
     - {id: M-kick, title: Kickoff, due: 2026-04-10, fact: kickoff}\n",
);

const ASKED: [(&str, &str); 2] = [
    (
        "contacts.yaml",
        "contacts:\n  - {id: L-1, kind: ask, asked_on: 2026-04-02, of: Lee Novak, text: the key, due: 2026-04-08}\n",
    ),
    (
        "decisions.yaml",
        "decisions:\n  - {id: D-1, text: with the archive?, asked_on: 2026-04-03, of: Lee Novak}\n",
    ),
];

fn draft_of(files: &[(&str, &str)]) -> Draft {
    draft(files, "2026-04-10")
}

fn plan() -> Draft {
    let [contacts, decisions] = ASKED;
    draft_of(&[HEAD, PEOPLE, ACTIONS, JSP, contacts, decisions])
}

fn given() -> Given {
    Given { day: date("2026-04-10"), kind: ContactKind::Call, takes_new_people: false }
}

/// What a form with Ana there says.
#[track_caller]
fn form(lines: &str) -> Result<CallForm, Unread> {
    read(&format!("there Ana\n{lines}\n"), &plan().at, given())
}

/// Why a line cannot be read.
#[track_caller]
fn why(line: &str) -> String {
    let unread = form(line).expect_err(line);
    let text = format!("there Ana\n{line}\n");
    let (of, why) = unread.lines(&text).next().expect("a line");
    assert_eq!(of, line.lines().last().unwrap_or_default().trim());
    why.to_owned()
}

#[test]
fn a_line_that_cannot_be_read_says_what_to_write() {
    for (line, want) in [
        ("there Kim", "`Kim` could be `Kim Osei` or `Kim Ruiz`"),
        ("missing Ana", "Ana Ruiz cannot be both there and missing"),
        ("missing Lee Nowak", "nobody in `acme` is called `Lee Nowak`; did you mean `Lee Novak`?"),
        ("mising Lee", "`mising` is nothing that a form has; did you mean `missing`?"),
        ("on tomorrow", "2026-04-11 is yet to come"),
        ("on fri\non thu", "it is above already"),
        ("kind ask", "`ask` is not one of call, meeting"),
        ("next thu 17 apr", "2026-04-17 is a Fri, not a Thu"),
        ("next yesterday", "2026-04-09 is before the call"),
        ("[x] A-9", "`acme` has no action, milestone or ask `A-9`"),
        (
            "[x] export",
            "`acme` has no action, milestone or ask `export`; did you mean `A-1` (Send the export)?",
        ),
        ("[y] A-1", "`[y]` is none of [x] done"),
        ("[ ] A-1 mon", "tick the box, or remove what follows the line"),
        ("[>] A-1", "to which day?"),
        ("[>] A-1 tuesdy", "a day comes first: `fri: tuesdy`"),
        ("[>] M-1 mon", "why does it move?"),
        ("[x] M-1", "what shows it? Write it at the end of the line; it asks for: no errors"),
        ("[x] D-1", "what was decided?"),
        ("[>] L-1 mon", "what was asked is answered"),
        ("[x] A-1 tomorrow", "2026-04-11 is after the call"),
        ("[!] A-1 no access", "who has to move?"),
        ("[!] A-1 (customer)", "what is it blocked by?"),
        ("[-] A-1", "why does the plan do without it?"),
        ("+ Ana: run it", "by when? End the line with a comma and a day: `run it, fri`"),
        ("+ run it, fri", "who does what by when?"),
        ("+ Ana: run it, tuesdy", "`tuesdy` is not a day"),
        ("! Ana: no archive (scop)", "did you mean `(scope)`?"),
        ("! no archive", "who decided what?"),
        ("? Lee: when", "by when?"),
        ("= Lee: success", "where is it written?"),
        ("= Lee: the weather", "what can be confirmed is"),
        ("= Lee", "who confirmed what?"),
        ("mood Lee 6", "a name and a number from 1"),
        ("mood Lee", "a name and a number from 1"),
        ("mood Lee 4 (why", "the bracket does not end"),
        ("update later", "write `none`, or `- next: …` on a line of its own"),
        ("- later: UAT", "a line of the update begins with"),
        ("new Ana: run it", "write what was said on the lines below"),
        ("and so on", "begin it with `ours`"),
    ] {
        let why = why(line);
        assert!(why.starts_with(want), "{line}: {why}");
    }
    let twice = why("[x] A-1\n[>] A-1 mon");
    assert!(form("[>] A-1 mon\n[!] A-1 no access (customer)").is_ok(), "{twice}");
    let nobody = read("ours x", &plan().at, given()).expect_err("nobody was there");
    assert!(nobody.mark("ours x").contains("who was there?"));
}

#[test]
fn a_line_is_found_wrong_where_it_stands() {
    let text = "there Ana\n[x] A-1\n[>] A-1 mon\n";
    let unread = read(text, &plan().at, given()).expect_err("both");
    let found: Vec<_> = unread.lines(text).collect();
    assert_eq!(found, [("[>] A-1 mon", "a line above says something else of it")]);
}

#[test]
fn what_is_so_already_is_said_and_neither_refused_nor_counted() {
    let (said, draft) =
        written("[>] M-1 2026-04-14: no change (customer)\n= Lee: success (mail)\n= Ana: plan");
    assert_eq!(said, "1 call · 2 confirmed · update drafted");
    assert!(
        draft.said().contains(&"note: `M-1` is due on 2026-04-14 already".to_owned()),
        "{:?}",
        draft.said()
    );
    let jsp = "confirmations: [{fact: success_confirmed, by: Lee Novak, confirmed_on: 2026-03-20, evidence: mail}]\n";
    let mut again = draft_of(&[HEAD, PEOPLE, ("jsp.yaml", jsp)]);
    let form =
        read("there Ana, Lee\n= Lee: success (mail of today)\nupdate none\n", &again.at, given()).unwrap();
    assert_eq!(apply(&form, &mut again).unwrap().to_string(), "1 call");
    let want = [
        "note: Lee Novak confirmed it already, on 2026-03-20, as “mail” shows; that stays its evidence",
        "note: `success_confirmed` is confirmed by Lee Novak, on 2026-03-20",
    ];
    assert_eq!(again.said(), want);
}

#[test]
fn what_is_done_already_is_said_and_not_refused() {
    let (said, draft) = written("[x] A-2\nupdate none");
    assert_eq!(said, "1 call");
    assert!(
        draft.said().iter().any(|it| it.starts_with("note: `A-2` is done already, on ")),
        "{:?}",
        draft.said()
    );
}

#[test]
fn what_is_ours_or_theirs_is_a_side() {
    let (_, draft) =
        written("[>] M-1 fri: the export is late (theirs)\n[>] A-1 mon: no time (ours)\nupdate none");
    let jsp = draft.after(PlanFile::Jsp);
    assert!(jsp.contains("reason: the export is late, side: customer"), "{jsp}");
    let actions = draft.after(PlanFile::Actions);
    assert!(actions.contains("reason: no time, side: vendor"), "{actions}");
    let (_, draft) = written("[>] M-1 fri: the export is late\nupdate none");
    let said = draft.said();
    assert!(said.iter().any(|it| it.contains("in brackets after the reason: `(theirs)`")), "{said:?}");
    assert!(said.iter().all(|it| !it.contains("--side")), "{said:?}");
}

#[test]
fn what_both_have_confirmed_lacks_nobody() {
    let lacks = |lines: &str| {
        let (_, draft) = written(lines);
        draft.said().into_iter().filter(|it| it.contains("the plan is agreed once")).count()
    };
    assert_eq!(lacks("= Lee: plan\n= Ana: plan\nupdate none"), 0);
    assert_eq!(lacks("= Lee: plan\nupdate none"), 1);
}

#[test]
fn the_update_of_a_call_waits_to_be_sent() {
    let (said, draft) = written("[x] A-1");
    assert!(said.ends_with("update drafted"), "{said}");
    let updates = draft.after(PlanFile::Updates);
    assert!(updates.contains("drafted_on: 2026-04-10") && !updates.contains("sent_on"), "{updates}");
}

#[test]
fn a_new_name_is_taken_where_it_says_so() {
    let form = form("missing Sam Doe (new)\n+ Sam Doe (new): look at it, no date").unwrap();
    assert_eq!(form.absent, ["Sam Doe"]);
    let action = &form.actions[0].what;
    assert_eq!((action.owner.as_str(), action.due, action.is_shared), ("Sam Doe", None, false));
}

/// What becomes of the plan.
#[track_caller]
fn written(lines: &str) -> (String, Draft) {
    let mut draft = plan();
    let form = read(&format!("there Ana, Lee\n{lines}\n"), &draft.at, given());
    let form = form.unwrap_or_else(|unread| panic!("{}", unread.mark(lines)));
    let written = apply(&form, &mut draft).unwrap_or_else(|stopped| panic!("{stopped:?}"));
    (written.to_string(), draft)
}

#[test]
fn what_a_form_says_is_written_as_single_commands_write_it() {
    let (said, draft) = written(
        "missing Kim Osei\nsummary the export comes\nours Lee is tired\n\
         [x] A-1 yesterday: the mail\n[>] M-1 fri: the export is late (customer)\n[!] M-1 no export (Lee)\n\
         + Ana: send the notes, mon\n++ Ana: run it, +3wd\n+ Lee: name somebody, 17 Apr\n\
         ! Lee: no archive (scope)\n? Lee: which day, tue\nmood Lee 4 (the win), Kim Ruiz 2\n\
         next fri 9:00\n- shipped: the template",
    );
    assert_eq!(
        said,
        "1 call · 1 done · 1 moved · 1 blocked · 3 new · 1 decided · 1 asked · 2 judged · update drafted"
    );
    let actions = draft.after(PlanFile::Actions);
    assert!(actions.contains("done_on: 2026-04-09") && actions.contains("evidence: the mail"), "{actions}");
    assert_eq!(actions.matches("audience: customer").count(), 1, "what begins with `++`: {actions}");
    assert!(actions.contains("due: 2026-04-15"), "{actions}");
    let jsp = draft.after(PlanFile::Jsp);
    assert!(jsp.contains("due: 2026-04-17") && jsp.contains("side: customer, by: Ana Ruiz"), "{jsp}");
    assert!(jsp.contains("waiting_for: Lee Novak"), "{jsp}");
    let contacts = draft.after(PlanFile::Contacts);
    for part in [
        "absent: [Kim Osei]",
        "note: Lee is tired",
        "summary: the export comes",
        "of: Lee Novak",
        "asked_on: 2026-04-10",
        "audience: customer",
    ] {
        assert!(contacts.contains(part), "{part}: {contacts}");
    }
    let people = draft.after(PlanFile::Stakeholders);
    assert!(people.contains("score: 4, by: Ana Ruiz, note: the win"), "{people}");
    assert!(draft.after(PlanFile::Decisions).contains("about: scope"));
    // What the plan says is made of it when somebody reads the draft.
    let written = draft.after(PlanFile::Updates);
    assert!(written.contains("from_plan: [shipped, blocked, next]"), "{written}");
    let after = draft.preview().unwrap();
    let kept = after.plan.updates.updates.iter().next_back().unwrap();
    let own = UpdateDraft {
        shipped: kept.shipped.to_vec(),
        blocked: kept.blocked.to_vec(),
        next: kept.next.to_vec(),
    };
    let edition = CustomerEdition::of(&after);
    let update = UpdateDraft::of_kept(&edition, &after.language(), own, &kept.from_plan).to_text();
    for part in [
        "Send the export",
        "the template",
        "our next call, Fri 17 April, 9:00",
        "run it | Ana | Wed 15 April",
    ] {
        assert!(update.contains(part), "{part}: {update}");
    }
    assert!(!update.contains("send the notes"), "it is ours alone: {update}");
}

#[test]
fn a_call_of_yesterday_is_written_on_its_day() {
    let (_, draft) = written("on thu\nkind meeting\n[x] A-1\n? Lee: which day, fri\nupdate none");
    let contacts = draft.after(PlanFile::Contacts);
    assert!(contacts.contains("kind: meeting") && contacts.contains("held_on: 2026-04-09"), "{contacts}");
    assert!(contacts.contains("due: 2026-04-10"), "the Friday after the call: {contacts}");
    assert!(draft.after(PlanFile::Actions).contains("done_on: 2026-04-09"));
    assert_eq!(draft.after(PlanFile::Updates), "");
}

#[test]
fn a_milestone_that_rests_on_such_a_call_is_done_by_it() {
    let (said, draft) = written("kind kickoff\n[x] M-kick the notes\nupdate none");
    assert_eq!(said, "1 kickoff · 1 done");
    let contacts = draft.after(PlanFile::Contacts);
    assert!(contacts.contains("evidence: the notes"), "{contacts}");
    assert_eq!(contacts.matches("kind: kickoff").count(), 1, "{contacts}");
    assert_eq!(draft.after(PlanFile::Jsp), JSP.1);
}

#[test]
fn what_an_act_refuses_is_told_at_its_line() {
    let mut draft = plan();
    let text = "there Ana\n[o] A-1\nmood Ana 3\n";
    let form = read(text, &draft.at, given()).unwrap();
    let Err(Stopped::Lines(unread)) = apply(&form, &mut draft) else { panic!("it is refused") };
    let found: Vec<_> =
        unread.lines(text).map(|(line, why)| (line, why.split(';').next().unwrap())).collect();
    assert_eq!(
        found,
        [("[o] A-1", "`A-1` is not blocked"), ("mood Ana 3", "`acme` has no stakeholder `Ana Ruiz`"),]
    );
}

#[test]
fn what_was_asked_is_answered_where_it_was_asked() {
    let (said, draft) =
        written("[x] M-kick\n[x] L-1 it comes by mail\n[x] D-1 not in the first step\nupdate none");
    assert_eq!(said, "1 call · 1 done · 1 decided · 1 answered");
    let contacts = draft.after(PlanFile::Contacts);
    let ask = contacts.lines().find(|line| line.contains("id: L-1,")).unwrap();
    assert!(
        ask.contains("answered_on: 2026-04-10") && ask.contains("summary: it comes by mail"),
        "{contacts}"
    );
    let decisions = draft.after(PlanFile::Decisions);
    let said =
        "text: with the archive?, decided_on: 2026-04-10, by: Lee Novak, answer: not in the first step";
    assert!(decisions.contains(said), "{decisions}");
    assert!(
        decisions.contains("decided_on: 2026-04-10") && decisions.contains("by: Lee Novak"),
        "{decisions}"
    );
}

#[test]
fn milestones_that_move_name_the_decision_about_the_timeline() {
    let lines = "[>] M-1 fri: the export is late (customer)\n[>] A-1 fri\n! Lee: a week later (timeline)\n\
                 ! Lee: no archive (scope)\nupdate none";
    let (_, draft) = written(lines);
    let decisions = draft.after(PlanFile::Decisions);
    let entry = decisions.split("  - ").find(|entry| entry.contains("a week later")).unwrap();
    assert!(entry.contains("affects: [M-1]"), "{decisions}");
    let id = entry.split("id: ").nth(1).unwrap().split_whitespace().next().unwrap().trim_end_matches(',');
    let jsp = draft.after(PlanFile::Jsp);
    assert!(jsp.contains(&format!("decision: {id}")), "{id}: {jsp}");
    assert!(!draft.after(PlanFile::Actions).contains("decision:"));
    let (_, draft) = written(&format!("{lines}\n! Lee: and another (timeline)"));
    assert!(!draft.after(PlanFile::Jsp).contains("decision:"), "it could be either");
}

#[test]
fn what_somebody_confirmed_is_kept_with_where_it_is_written() {
    let (said, draft) =
        written("= Lee: plan agreed\n= Ana: plan\n= Lee: success (mail of today)\nupdate none");
    assert_eq!(said, "1 call · 3 confirmed");
    let jsp = draft.after(PlanFile::Jsp);
    assert_eq!(jsp.matches("fact: plan_agreed").count(), 2, "{jsp}");
    assert!(jsp.contains("fact: success_confirmed") && jsp.contains("evidence: mail of today"), "{jsp}");
    let twice = form("= Lee: plan\n= Kim Osei: plan").expect_err("one word a side");
    assert!(
        twice.mark("there Ana\n= Lee: plan\n= Kim Osei: plan").contains("line 2 says that of the same side")
    );
}

/// The days on which the next call is by what a form with the last lines leaves, on its day and on the day after.
fn next_calls(cadence: &str, form: &str) -> (Vec<String>, String) {
    let held = "contacts:\n  - {id: L-1, kind: kickoff, held_on: 2026-04-07, present: [Lee Novak]}\n";
    let jsp = format!("cadence: {{{cadence}}}\n");
    let mut draft = draft_of(&[HEAD, PEOPLE, ("contacts.yaml", held), ("jsp.yaml", &jsp)]);
    let form = read(&format!("there Ana, Lee\n{form}\nupdate none\n"), &draft.at, given()).unwrap();
    apply(&form, &mut draft).unwrap();
    let after = draft.preview().unwrap();
    let is_ahead = |day: &crate::date::Date| *day > date("2026-04-10");
    let next =
        |day: &str| after.on(date(day)).calls_ahead().into_iter().find(is_ahead).map(|day| day.to_string());
    let days = ["2026-04-10", "2026-04-11", "2026-04-17"].map(|day| next(day).unwrap_or_default());
    (days.to_vec(), after.plan.jsp.cadence.next_call.map(|day| day.to_string()).unwrap_or_default())
}

#[test]
fn the_day_that_was_agreed_for_the_next_call_is_the_one_that_is_told() {
    let all = |day: &str| vec![day.to_owned(); 3];
    let agreed =
        next_calls("execution_call: weekly, next_call: 2026-04-10", "kind review\nnext Fri 17 Apr 14:00");
    assert_eq!(agreed, (all("2026-04-17"), "2026-04-17".to_owned()), "one rhythm after the old one");
    let first = next_calls("execution_call: weekly", "kind review\nnext Fri 17 Apr");
    assert_eq!(first, (all("2026-04-17"), "2026-04-17".to_owned()), "a review moves no rhythm");
    let usual = next_calls("execution_call: weekly", "next Fri 17 Apr");
    assert_eq!(usual, (all("2026-04-17"), String::new()), "the rhythm says so");
    let other = next_calls("execution_call: weekly", "next Mon 20 Apr");
    assert_eq!(other, (all("2026-04-20"), "2026-04-20".to_owned()));
}
