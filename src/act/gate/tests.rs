use super::*;
use crate::act::testing::draft;
use crate::act::{Acted, Draft};
use crate::fixture::date;

const GATES: &str = "\
gates:
  handoff:
    criteria:
      - {id: C-read, text: read back}
      - {id: C-notes, text: notes shared, by_role: champion}
      - {id: C-promises, text: promises kept, metric: open_commitments, at_most: 0}
";

fn plan() -> Draft {
    let team =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
    let people = "people: [{name: Lee Novak, roles: [champion]}, {name: Maja Ilic, roles: [admin_owner]}]";
    draft(&[("onboarding.yaml", team), ("stakeholders.yaml", people), ("gates.yaml", GATES)], "2026-03-12")
}

fn said(acted: Acted) -> String {
    acted.unwrap_or_else(|refused| format!("refused: {}", refused.why))
}

fn attested(draft: &mut Draft, criterion: &str, by: &str) -> String {
    let target = CriterionTarget::named(draft, GateName::Handoff, criterion).expect("a criterion");
    said(Attest { by, on: date("2026-03-12"), evidence: "the notes" }.act(draft, &target))
}

fn signed(draft: &mut Draft, by: &str) -> String {
    let on = date("2026-03-12");
    said(SignOff { gate: GateName::Handoff, by, on, decision: None, is_conditional: false }.act(draft))
}

#[test]
fn a_word_counts_where_words_decide_and_by_whose_role_it_is() {
    let mut plan = plan();
    assert_eq!(
        attested(&mut plan, "C-read", "Ana Ruiz"),
        "`C-read` of `handoff` is attested by Ana Ruiz, on 2026-03-12"
    );
    let wrong_role = attested(&mut plan, "C-notes", "Maja Ilic");
    assert_eq!(
        wrong_role,
        "refused: `C-notes` takes the word of somebody who is `champion`, and `Maja Ilic` is not"
    );
    let measured = attested(&mut plan, "C-promises", "Ana Ruiz");
    assert_eq!(
        measured,
        "refused: `C-promises` is decided by the metric `open_commitments`, not by anybody's word"
    );
}

#[test]
fn a_gate_is_signed_when_it_is_ready_by_somebody_with_the_right() {
    let mut plan = plan();
    assert_eq!(
        signed(&mut plan, "Ana Ruiz"),
        "refused: `handoff` cannot be signed off: `C-read` and `C-notes` are not met"
    );
    let mut plan = self::plan();
    attested(&mut plan, "C-read", "Ana Ruiz");
    attested(&mut plan, "C-notes", "Lee Novak");
    assert_eq!(plan.said(), ["note: nothing but the sign-off is missing from `handoff` now"]);
    assert_eq!(signed(&mut plan, "Ana Ruiz"), "`handoff` is passed: signed off by Ana Ruiz, on 2026-03-12");
}

#[test]
fn what_keeps_nothing_shut_is_not_waived() {
    let mut plan = plan();
    let target = CriterionTarget::named(&plan, GateName::Handoff, "C-promises").unwrap();
    let waive = Waive { by: "Ana Ruiz", on: date("2026-03-12"), until: date("2026-03-20"), reason: "later" };
    assert_eq!(
        said(waive.act(&mut plan, &target)),
        "refused: `C-promises` is met: there is nothing to waive"
    );
    let target = CriterionTarget::named(&plan, GateName::Handoff, "C-read").unwrap();
    let backwards = Waive { until: date("2026-03-10"), ..waive };
    assert_eq!(
        said(backwards.act(&mut plan, &target)),
        "refused: a waiver of 2026-03-12 cannot run until 2026-03-10"
    );
    assert_eq!(
        said(waive.act(&mut plan, &target)),
        "`C-read` of `handoff` is waived by Ana Ruiz, until 2026-03-20"
    );
}

#[test]
fn a_beginning_that_two_criteria_have_names_neither() {
    let refused = CriterionTarget::named(&plan(), GateName::Handoff, "C-").unwrap_err();
    assert_eq!(refused.why, "`C-` could be 3 criteria");
    let unknown = CriterionTarget::named(&plan(), GateName::Handoff, "C-raed").unwrap_err();
    assert_eq!(unknown.hints[0].to_string(), "did you mean `C-read`?");
}
