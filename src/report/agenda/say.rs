//! What to say or ask in a call: what we owe, who is silent, what has to be decided, promises, words that a gate needs.

use crate::assessment::Assessment;
use crate::gate::CriterionKind;
use crate::model::{Event, Right, Side};
use crate::phrase::{Days, List};
use crate::remedy::{Word, blank, commands};
use crate::report::{Item, Line, gate};
use crate::schedule::open_actions;
use crate::status::Coming;

/// The most that is said of one kind: a page that is read in five minutes.
const OF_A_KIND: usize = 4;

/// The points, in the order in which they are worth raising.
pub(super) fn today(it: &Assessment, due: &[Coming]) -> Vec<Item> {
    let kinds = [
        ours(it),
        ours_besides(it, due),
        silences(it),
        new_date(it),
        to_decide(it),
        words(it),
        risks(it),
        promises(it),
    ];
    kinds.into_iter().flat_map(|kind| kind.into_iter().take(OF_A_KIND)).collect()
}

/// What we have to do by now, the longest late first.
fn ours(it: &Assessment) -> Vec<Item> {
    let open = open_actions(it).filter(|(index, _)| it.action_side(*index) != Some(Side::Customer));
    let mut owed: Vec<_> = open
        .filter_map(|(index, action)| {
            let due = it.action_due(index)?;
            it.to_do_on(due).filter(|on| *on <= it.as_of())?;
            Some((due, action, it.action_owner(index).unwrap_or("nobody")))
        })
        .collect();
    owed.sort_by_key(|(due, action, _)| (*due, &action.id));
    let line = |(due, action, owner): &(_, &crate::model::Action, &str)| {
        let line = Line::from(format!("{owner}: {}, {}", action.label(), it.due_in_words(*due)));
        Item::new(line.plain(" (").code(&action.id).plain(")"))
    };
    owed.iter().map(line).collect()
}

/// What we have to do by now besides actions: milestones, trainings, what a gate asks for. What is blocked waits for somebody
/// else, who is named with it.
fn ours_besides(it: &Assessment, due: &[Coming]) -> Vec<Item> {
    let is_ours = |one: &&Coming| {
        let kind = matches!(one.kind, "milestone" | "training" | "criterion");
        kind && one.on <= it.as_of() && one.side != Some(Side::Customer) && !one.is_blocked
    };
    let line = |one: &Coming| {
        let owner = one.owner.as_deref().unwrap_or("nobody");
        Item::new(format!("{owner}: {}, {}", one.what, it.due_in_words(one.on)))
    };
    due.iter().filter(is_ours).map(line).collect()
}

/// Who has not answered, and which step of the ladder is due.
fn silences(it: &Assessment) -> Vec<Item> {
    let line = |silence: &crate::plan_at::Silence<'_>| {
        let worked = it.working_days_passed(silence.since(), it.as_of());
        let due = it.due_rung(silence);
        // By what the step that is due goes by.
        let owed = due.as_ref().map_or(silence.first(), |rung| rung.owed);
        let since = format!("since {}", silence.since().short());
        let what = owed.said(silence.person.name.trim(), &owed.since.short(), &since);
        let head = format!("{what}: {}, {worked} of them working days", Days(silence.days));
        let request = |step| it.request(step, silence.person);
        let due =
            due.map(|rung| format!("; step {} of {} is due: {}", rung.number, rung.of, request(rung.step)));
        let next = it.rungs(silence).into_iter().find(|rung| rung.due > it.as_of());
        let next =
            next.map(|rung| format!("next, {}: {}", rung.due.short_with_weekday(), request(rung.step)));
        Item::new(head + &due.unwrap_or_default()).below(next.unwrap_or_default())
    };
    it.silences().iter().map(line).collect()
}

/// A date that cannot be kept takes a decision of who may move it.
fn new_date(it: &Assessment) -> Vec<Item> {
    let Some((_, _, forecast)) = it.schedule.event(Event::GoLive) else { return Vec::new() };
    let late = forecast.date.zip(forecast.due).filter(|(date, due)| date > due && !it.is_live());
    let Some((date, _)) = late else { return Vec::new() };
    let who: Vec<&str> = it.who_has(Right::Timeline, it.as_of());
    let theirs: Vec<&str> =
        who.iter().copied().filter(|name| it.side_of(name) == Some(Side::Customer)).collect();
    let who = if theirs.is_empty() { who } else { theirs };
    let line = format!("a new date ({}) needs a decision by {}", date.short(), List::or(&who));
    let by = who.first().map_or_else(|| blank("by"), |name| (*name).into());
    let live = it.milestone_of(Event::GoLive).map(|(_, step)| Word::from(&step.id));
    let add = commands::decision_add(it.slug(), blank("text"), by, live);
    vec![Item::new(line).below(Line::new().code(add))]
}

fn to_decide(it: &Assessment) -> Vec<Item> {
    let open = it.open_decisions().map(|(_, decision)| {
        let of = decision.of.one_on(it.as_of()).map(|of| format!("{of}: ")).unwrap_or_default();
        let due = it.decision_due(decision).map(|due| format!(", {}", it.due_in_words(due)));
        Item::new(format!("{of}{}{}", decision.text.or(&decision.id), due.unwrap_or_default()))
    });
    open.collect()
}

/// Criteria of the next gate that take somebody's word.
fn words(it: &Assessment) -> Vec<Item> {
    let Some(gate) = it.gates.next() else { return Vec::new() };
    let missing = gate.blocking().filter(|it| it.kind == CriterionKind::Attested);
    let texts: Vec<&str> = missing.map(|it| it.text.as_str()).collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let show = commands::gate(it.slug(), gate.gate);
    let name = gate::name(gate.gate).text();
    let line = format!("the {name} gate needs somebody's word for: {}", texts.join("; "));
    vec![Item::new(line).below(Line::new().code(show))]
}

/// Risks whose trigger has passed.
fn risks(it: &Assessment) -> Vec<Item> {
    let past = it.open_risks().filter(|(_, risk)| it.is_past_trigger(risk)).map(|(_, risk)| {
        let due = it.risk_due(risk).map(|due| format!(" on {}", due.short())).unwrap_or_default();
        Item::new(format!("“{}” passed its trigger{due}", risk.text.or(&risk.id)))
    });
    past.collect()
}

/// What was promised in the sale and is still owed: how much room is left.
fn promises(it: &Assessment) -> Vec<Item> {
    let live = it.schedule.event(Event::GoLive).and_then(|(_, _, forecast)| forecast.date);
    let owed = it.owed_commitments().filter_map(|(_, promise)| {
        let due = it.commitment_owed(promise)?;
        let room = live.filter(|_| !it.is_live()).map(|live| due.days_since(live)).filter(|days| *days >= 0);
        let room = room.map(|days| format!("; {} of room after go-live", Days(days))).unwrap_or_default();
        Some(Item::new(format!(
            "promised in the sale: {}, {}{room}",
            promise.text.or(&promise.id),
            it.promise_in_words(promise)?
        )))
    });
    owed.collect()
}
