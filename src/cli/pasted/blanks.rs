//! With what a person would fill in the placeholders of a suggestion: plain words of the kind that is asked for, and people
//! who are there.

use onboard::assessment::Assessment;
use onboard::gate::signers;
use onboard::model::Side;

/// Those who come new to a plan.
const STRANGERS: [&str; 6] = ["Olga Hein", "Per Dahl", "Rosa Lima", "Stan Weir", "Tove Berg", "Umar Aziz"];

/// Words for the placeholders of one plan on its day.
pub(super) struct Fillings {
    ours: String,
    theirs: Option<String>,
    signer: Option<String>,
    /// Whose word on the plan is missing.
    pub(super) agrees: Option<String>,
    decision: Option<String>,
    /// Those of the customer who have left.
    departed: Vec<String>,
    /// Those whom nobody has called yet.
    strangers: Vec<&'static str>,
}

impl Fillings {
    pub(super) fn of(it: &Assessment) -> Self {
        let owned = |name: &str| name.to_owned();
        let people = &it.plan.stakeholders.people;
        let (ours, theirs) =
            (it.csm().expect("a CSM").to_owned(), it.people().next().map(|(_, it)| it.name.clone()));
        let is_known = |name: &str| it.side_of(name).is_some() || people.iter().any(|it| it.name == name);
        Self {
            signer: it.gates.next().and_then(|gate| signers(it, gate.gate).first().copied().map(owned)),
            agrees: match it.agreed_on(Side::Customer) {
                Some(_) => Some(ours.clone()),
                None => theirs.clone(),
            },
            decision: it.made_decisions().last().map(|(_, decision)| decision.id.clone()),
            departed: people.iter().filter(|it| it.departed_on.is_some()).map(|it| it.name.clone()).collect(),
            strangers: STRANGERS.into_iter().rev().filter(|name| !is_known(name)).collect(),
            ours,
            theirs,
        }
    }

    /// The command line with its placeholders filled in; none where only somebody who knows the customer can.
    fn fill(&mut self, line: &str) -> Option<String> {
        let (mut filled, mut rest) = (String::new(), line);
        while let Some((before, after)) = rest.split_once('<') {
            let (blank, after) = after.split_once('>')?;
            filled.push_str(before);
            let value = self.value(&filled, blank)?;
            filled.push_str(&if value.contains(' ') { format!("'{value}'") } else { value });
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    /// The lines of one way of doing it, all filled in.
    pub(super) fn all(&mut self, way: &[String]) -> Option<Vec<String>> {
        way.iter().map(|line| self.fill(line)).collect()
    }

    fn value(&mut self, before: &str, blank: &str) -> Option<String> {
        let is = |command: &str| before.starts_with(&format!("onboard {command} "));
        let text = match blank {
            // Which one is meant, nobody but a person can say.
            "id" | "criterion" | "gate" | "play" | "risk" | "plan" => return None,
            "name" if is("gate") => return self.signer.clone(),
            "name" if is("stakeholder add") || is("team set") => {
                return self.strangers.pop().map(str::to_owned);
            }
            "name" if is("confirm") && before.contains(" plan_agreed ") => return self.agrees.clone(),
            "name" if is("confirm") || is("stakeholder") || is("training certify") => {
                return self.theirs.clone();
            }
            "name" if before.ends_with("--customer-owner ") => return self.theirs.clone(),
            "name" => return Some(self.ours.clone()),
            "new" => {
                let is_theirs = self.departed.iter().any(|name| before.contains(name.as_str()));
                return if is_theirs { self.theirs.clone() } else { Some(self.ours.clone()) };
            }
            "decision" => return self.decision.clone(),
            "date" if before.ends_with("--on ") => "today",
            "date" if before.ends_with("--last-used ") => "today",
            "date" | "until" => "+3wd",
            "1-5" => "5",
            "n" | "score" | "target" | "hours" | "value" => "4",
            "side" => "customer",
            "role" => "champion",
            "phase" => "kickoff",
            "execution_call" | "update" => "weekly",
            "true-or-false" => "false",
            _ => "plain words",
        };
        Some(text.to_owned())
    }
}
