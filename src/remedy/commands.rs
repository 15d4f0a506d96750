//! Every command line that a remedy may name, as a function of its words. No other place makes one.

use super::{Command, Word, blank};

/// `function = "name" (operands) [options] {options that may be left out} "switches"`: the function that makes such a
/// command line, and its entry in [`every`].
macro_rules! commands {
    ($($(#[$doc:meta])* $function:ident = $name:literal
        ($($operand:ident),*) $([$($option:ident),*])? $({$($maybe:ident),*})? $($switch:literal)*;)*) => {
        $(
            $(#[$doc])*
            pub fn $function(
                $($operand: impl Into<Word>,)*
                $($($option: impl Into<Word>,)*)?
                $($($maybe: Option<Word>,)*)?
            ) -> Command {
                let options: Vec<(&'static str, Option<Word>)> = vec![
                    $($((stringify!($option), Some($option.into())),)*)?
                    $($((stringify!($maybe), $maybe),)*)?
                ];
                Command {
                    workspace: None,
                    name: $name,
                    operands: vec![$($operand.into()),*],
                    options: options.into_iter().filter_map(|(name, value)| Some((name, value?))).collect(),
                    switches: vec![$($switch),*],
                }
            }
        )*

        /// Each of them twice: with everything that it takes and with what it must have, all of it blank.
        pub fn every() -> Vec<Command> {
            vec![$(
                $function(
                    $(blank(stringify!($operand)),)*
                    $($(blank(stringify!($option)),)*)?
                    $($(Some(blank(stringify!($maybe))),)*)?
                ),
                $function(
                    $(blank(stringify!($operand)),)*
                    $($(blank(stringify!($option)),)*)?
                    $($({ let _ = stringify!($maybe); None },)*)?
                ),
            )*]
        }
    };
}

commands! {
    /// Logs an action.
    action_add = "action add" (plan, title) [owner, due];
    /// Says that somebody has answered what holds an action up.
    action_answer = "action answer" (plan, id);
    /// Gives an action an owner.
    action_assign = "action assign" (plan, id, owner);
    /// Finishes an action.
    action_done = "action done" (plan, id) {on};
    /// Takes an action out of the plan.
    action_drop = "action drop" (plan, id) [reason];
    /// Lists the actions.
    action_list = "action list" (plan);
    /// Gives an action another date.
    action_move = "action move" (plan, id, date);
    /// Takes up an action that was done.
    action_reopen = "action reopen" (plan, id);
    /// Takes up an action that was dropped.
    action_restore = "action restore" (plan, id);
    /// Shows an action.
    action_show = "action show" (plan, id);
    /// Goes on with an action.
    action_unblock = "action unblock" (plan, id);
    /// Prints the agenda of the next call.
    agenda = "agenda" (plan);
    /// Logs a call.
    call = "call" (plan);
    /// Lists what users should have done.
    activation_list = "activation list" (plan);
    /// Takes back that users have taken a step.
    activation_withdraw = "activation withdraw" (plan, id) [reason];
    /// Says that an ask was answered.
    ask_answer = "ask answer" (plan, id);
    /// Lists what people were asked for.
    ask_list = "ask list" (plan);
    /// Makes the days of the plan its baseline.
    baseline_set = "baseline set" (plan) [decision, reason];
    /// Writes down the operating rhythm.
    cadence_set = "cadence set" (plan) [escalation_path] {execution_call, update};
    /// Says how an onboarding has ended.
    close = "close" (plan) [result];
    /// Takes back that an onboarding has ended.
    close_withdraw = "close" (plan) [reason] "--withdraw";
    /// Finds what is wrong with a plan.
    check = "check" (plan);
    /// Finds what is wrong with every plan.
    check_all = "check" ();
    /// Writes down a promise.
    commitment_add = "commitment add" (plan, text) [by];
    /// Declines a promise by a decision.
    commitment_decline = "commitment decline" (plan, id) [decision] {on};
    /// Says that a promise was kept.
    commitment_deliver = "commitment deliver" (plan, id) {on};
    /// Lists the promises.
    commitment_list = "commitment list" (plan);
    /// Gives a promise another day.
    commitment_move = "commitment move" (plan, id, date) [reason] {decision};
    /// Takes back that a promise was kept or declined.
    commitment_withdraw = "commitment withdraw" (plan, id) [reason];
    /// Gives somebody's word that a fact holds.
    confirm = "confirm" (plan, fact) [by] {evidence};
    /// Takes back somebody's word that a fact holds.
    confirm_withdraw = "confirm" (plan, fact) [by, reason] "--withdraw";
    /// Takes back that somebody was spoken with.
    contact_withdraw = "contact withdraw" (plan, id) [reason];
    /// Lists the contacts.
    contact_list = "contact list" (plan);
    /// Says how much the account could grow.
    deal_potential = "deal set" (plan) [expansion_potential];
    /// Says by when notice has to be given before the contract renews.
    deal_notice = "deal set" (plan) [notice_days];
    /// Says when the contract renews.
    deal_renews = "deal set" (plan) [renews] {notice_days};
    /// Logs a decision.
    decision_add = "decision add" (plan, text) [by] {affects};
    /// Logs a decision of a day.
    decision_made = "decision add" (plan, text) [by, on];
    /// Logs a decision about something as a whole.
    decision_on = "decision add" (plan, text) [about, by];
    /// Logs a decision about something, and what it changes.
    decision_about = "decision add" (plan, text) [about, by, affects];
    /// Decides anew in the place of a decision.
    decision_replace = "decision add" (plan, text) [about, by, supersedes];
    /// Lists the decisions.
    decision_list = "decision list" (plan);
    /// Drafts the messages that are due to small customers.
    digest_smb = "digest" () "--smb";
    /// Notes what the customer could need next.
    expansion_add = "expansion add" (plan, text) [kind];
    /// Lists what the customer could need next.
    expansion_list = "expansion list" (plan);
    /// Explains a check, a metric, a gate, a signal or a play.
    explain = "explain" (id);
    /// Lists everything that can be explained.
    explain_all = "explain" ();
    /// Shows a gate, and what would open it.
    gate = "gate" (plan, gate);
    /// Gives somebody's word that a criterion is met.
    gate_attest = "gate attest" (plan, gate, criterion) [by, evidence] {on};
    /// Rules that the plan does not need a criterion.
    gate_not_applicable = "gate not-applicable" (plan, gate, criterion) [by, reason] {decision};
    /// Shows the gates, and what would open the current one.
    gates = "gate" (plan);
    /// Signs a gate off.
    gate_signoff = "gate signoff" (plan, gate) [by];
    /// Signs a gate off although criteria are waived.
    gate_signoff_conditional = "gate signoff" (plan, gate) [by] "--conditional";
    /// Lets a gate ask for something more.
    gate_criterion_add = "gate criterion add" (plan, gate, text) {milestone};
    /// Lets a gate ask for a metric.
    gate_criterion_measured = "gate criterion add" (plan, gate, text) [metric, at_least];
    /// Waives a criterion for a time.
    gate_waive = "gate waive" (plan, gate, criterion) [by, until, reason] {decision};
    /// Takes back what was said of a criterion.
    gate_withdraw = "gate withdraw" (plan, gate, criterion) [by, reason];
    /// Says that the handoff meeting was held.
    handoff_meeting = "handoff meeting" (plan) {on};
    /// Writes down why they bought, and how they like to be spoken with.
    handoff_set_why = "handoff set" (plan) {use_case, business_case, roi, pain_point, reason_for_choice, communication};
    /// Writes down what the product meets there, and what depends on it.
    handoff_set_context = "handoff set" (plan) {competitive_context, environment, timeline, consequences, objection};
    /// Says that something was asked for and came back empty.
    handoff_none = "handoff set" (plan) [none];
    /// Says whether single sign-on is needed.
    handoff_sso = "handoff set" (plan) [sso_required];
    /// Shows what sales handed over.
    handoff_show = "handoff show" (plan);
    /// Shows the handover, and what it lacks.
    handover = "handover" (plan);
    /// Shows what a health score is made of.
    health = "health" (plan);
    /// Starts the clock again.
    hold_end = "hold end" (plan);
    /// Lists the times when the plan stood still.
    hold_list = "hold list" (plan);
    /// Takes back that the plan stands still.
    hold_withdraw = "hold withdraw" (plan, id) [reason];
    /// Stops the clock.
    hold_start = "hold start" (plan) [reason, side];
    /// Measures a plan.
    metrics = "metrics" (plan);
    /// Adds a milestone under an id that something names already.
    milestone_add = "milestone add" (plan, title) [id, phase, due, owner];
    /// Says that somebody has answered what holds a milestone up.
    milestone_answer = "milestone answer" (plan, id);
    /// Gives a milestone an owner on our side.
    milestone_assign = "milestone assign" (plan, id) [owner];
    /// Gives a milestone an owner at the customer.
    milestone_assign_customer = "milestone assign" (plan, id) [customer_owner];
    /// Finishes a milestone.
    milestone_done = "milestone done" (plan, id) {on, evidence};
    /// Lists the milestones.
    milestone_list = "milestone list" (plan);
    /// Gives a milestone another date.
    milestone_move = "milestone move" (plan, id, date) [reason];
    /// Takes up a milestone that was done.
    milestone_reopen = "milestone reopen" (plan, id);
    /// Takes up a milestone that was dropped.
    milestone_restore = "milestone restore" (plan, id);
    /// Moves the milestones that wait for another.
    milestone_shift = "milestone shift" (plan, distance) [after, reason, side] {decision};
    /// Goes on with a milestone.
    milestone_unblock = "milestone unblock" (plan, id);
    /// Makes the plan of a signed deal.
    new = "new" (customer) [signed];
    /// Adds an objective.
    objective_add = "objective add" (plan, statement) [due];
    /// Takes an objective out of the plan.
    objective_drop = "objective drop" (plan, id) [reason];
    /// Gives an objective a day.
    objective_set_due = "objective set" (plan, id) [due];
    /// Lists the objectives.
    objective_list = "objective list" (plan);
    /// Says that an objective was reached.
    objective_met = "objective met" (plan, id) [evidence];
    /// Adds an outcome.
    outcome_add = "outcome add" (plan, statement) [metric, target, due];
    /// Adds an outcome that sales hands over.
    outcome_of_handoff = "outcome add" (plan, statement) [metric, target, due, origin];
    /// Gives an outcome what it lacks.
    outcome_set = "outcome set" (plan, id) {metric, target, due};
    /// Takes an outcome out of the plan.
    outcome_drop = "outcome drop" (plan, id) [reason];
    /// Lists the outcomes.
    outcome_list = "outcome list" (plan);
    /// Says that an outcome was reached.
    outcome_met = "outcome met" (plan, id) [evidence];
    /// Notes a number of an outcome's metric.
    outcome_reading = "outcome reading" (plan, id, value);
    /// Says where an outcome comes from.
    outcome_set_origin = "outcome set" (plan, id) [origin];
    /// Says where the number of an outcome is read.
    outcome_set_source = "outcome set" (plan, id) [source];
    /// Lists our people.
    people_list = "people list" ();
    /// Adds somebody of ours.
    people_add = "people add" (name);
    /// Lists the plays.
    play_list = "play list" ();
    /// Logs the steps of a play as actions.
    play_run = "play run" (plan, play);
    /// Shows the steps of a play.
    play_show = "play show" (play);
    /// Prints a playbook.
    playbook_show = "playbook show" (playbook);
    /// Passes on what is open of somebody in all plans.
    replace_everywhere = "replace --everywhere" (old, new);
    /// Passes on what is open of somebody.
    replace = "replace" (plan, old, new);
    /// Adds a part that the customer has to play.
    resource_add = "resource add" (plan, part) [hours];
    /// Says that the customer commits a part.
    resource_commit = "resource commit" (plan, part);
    /// Says that the customer commits every part that is open.
    resource_commit_all = "resource commit" (plan) "--all";
    /// Lists what the plan needs of the customer.
    resource_list = "resource list" (plan);
    /// Takes back that the customer commits a part.
    resource_withdraw = "resource withdraw" (plan, part) [reason];
    /// Reports a colour.
    report_colour = "report-colour" (plan, colour) [note];
    /// Gives somebody a right.
    right_grant = "right grant" (plan, right, name) {decision};
    /// Logs a risk.
    risk_add = "risk add" (plan, text);
    /// Logs a red flag that sales hands over.
    risk_red_flag = "risk add" (plan, text) [probability, impact, owner, mitigation, trigger] "--origin handoff";
    /// Closes a risk.
    risk_close = "risk close" (plan, id) [reason];
    /// Lists the risks.
    risk_list = "risk list" (plan);
    /// Says that a risk has happened, and which action it becomes.
    risk_occur = "risk occur" (plan, id, title);
    /// Judges a risk anew, with the day on which its trigger is judged next.
    risk_review = "risk review" (plan, id) [due];
    /// Gives a risk an owner.
    risk_set_owner = "risk set" (plan, id) [owner];
    /// Takes back that a risk is over or has happened.
    risk_withdraw = "risk withdraw" (plan, id) [reason];
    /// Shows a risk.
    risk_show = "risk show" (plan, id);
    /// Adds somebody of the customer's.
    stakeholder_add = "stakeholder add" (plan, name) [role];
    /// Lists the customer's people.
    stakeholder_list = "stakeholder list" (plan);
    /// Takes back that somebody has left.
    stakeholder_depart_withdraw = "stakeholder depart" (plan, name) [reason] "--withdraw";
    /// Judges how somebody feels.
    stakeholder_sentiment = "stakeholder sentiment" (plan, name, sentiment);
    /// Says that somebody was spoken with.
    stakeholder_touch = "stakeholder touch" (plan, name);
    /// Says that somebody was spoken with, and how.
    stakeholder_touch_kind = "stakeholder touch" (plan, name) [kind];
    /// Gives somebody a role from now on.
    stakeholder_role_add = "stakeholder role add" (plan, name, role);
    /// Shows a plan.
    status = "status" (plan);
    /// Shows the portfolio.
    statuses = "status" ();
    /// Shows the portfolio with plans that have ended.
    status_all = "status" () "--all";
    /// Shows the plans whose health is in a band.
    status_of_health = "status" () [health] "--all";
    /// Shows the plans of a segment.
    status_of_segment = "status" () [segment];
    /// One plan, with the milestones that are done.
    status_done = "status" (plan) "--done";
    /// Writes down what should be better next.
    success_next = "success next" (plan, text);
    /// Writes down what success is.
    success_set = "success set" (plan, text);
    /// Gives a part of our team to somebody.
    team_set = "team set" (plan, role, name);
    /// Gives a part of our team to somebody whom nobody has named yet.
    team_set_new = "team set" (plan, role, name) "--new-person";
    /// Says who had a part of our team from one day to another.
    team_was = "team set" (plan, role, name) [since, until];
    /// Plans a training session.
    training_add = "training add" (plan, title) [audience, due];
    /// Says how many passed after a session.
    training_assess = "training assess" (plan, id) [assessed, passed];
    /// Says that somebody passed.
    training_certify = "training certify" (plan, name) {session};
    /// Says that a session was given, and to how many.
    training_deliver = "training deliver" (plan, id) [invited, attended];
    /// Says that a session was given.
    training_given = "training deliver" (plan, id);
    /// Puts a session that was dropped back into the plan.
    training_restore = "training restore" (plan, id);
    /// Lists the training sessions.
    training_list = "training list" (plan);
    /// Prints the plan for the customer.
    share = "share" (plan);
    /// Lists the updates.
    update_list = "update list" (plan);
    /// Writes an update.
    update_new = "update new" (plan);
    /// Leaves out the message that is due to a small customer.
    update_skip = "update skip" (plan);
    /// Says that the update that was drafted went out.
    update_sent = "update sent" (plan);
    /// Prints the latest update.
    update_show = "update show" (plan);
    /// Writes down seats.
    usage_seats = "usage add" (plan) [licensed, provisioned, active];
    /// Writes down how satisfied people are.
    usage_csat = "usage add" (plan) [csat];
    /// Writes down features in use.
    usage_features = "usage add" (plan) [features, available];
    /// Writes down key actions.
    usage_key_actions = "usage add" (plan) [key_actions];
    /// Writes down the last day on which somebody did something.
    usage_last_used = "usage add" (plan) [last_used];
    /// Writes down the net promoter score.
    usage_nps = "usage add" (plan) [nps];
    /// Lists what was counted, by day.
    usage_list = "usage list" (plan);
    /// Takes back what was counted on a day.
    usage_withdraw = "usage withdraw" (plan, date) [reason];
    /// Writes down workflows in production.
    usage_workflows = "usage add" (plan) [workflows];
    /// Writes down what value is.
    value_define = "value define" (plan, which, definition) {owner, due};
    /// Says by when value is to be reached.
    value_plan = "value define" (plan, which) [due];
    /// Says that value was reached.
    value_reach = "value reach" (plan, which) [evidence] {on};
    /// Takes back that value was reached.
    value_withdraw = "value withdraw" (plan, which) [reason];
    /// Lists the streams of work.
    workstream_list = "workstream list" (plan);
    /// Gives a stream an owner at the customer.
    workstream_set_customer_owner = "workstream set" (plan, id) [customer_owner];
}
