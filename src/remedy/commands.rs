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
    /// Gives an action an owner.
    action_assign = "action assign" (plan, id, owner);
    /// Finishes an action.
    action_done = "action done" (plan, id) {on};
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
    /// Logs a call.
    call = "call" (plan);
    /// Finds what is wrong with a plan.
    check = "check" (plan);
    /// Finds what is wrong with every plan.
    check_all = "check" ();
    /// Declines a promise by a decision.
    commitment_decline = "commitment decline" (plan, id) [decision] {on};
    /// Says that a promise was kept.
    commitment_deliver = "commitment deliver" (plan, id) {on};
    /// Lists the promises.
    commitment_list = "commitment list" (plan);
    /// Lists the contacts.
    contact_list = "contact list" (plan);
    /// Logs a decision.
    decision_add = "decision add" (plan, text) [by] {affects};
    /// Lists the decisions.
    decision_list = "decision list" (plan);
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
    gate_not_applicable = "gate not-applicable" (plan, gate, criterion) [by, reason];
    /// Shows the gates, and what would open the current one.
    gates = "gate" (plan);
    /// Signs a gate off.
    gate_signoff = "gate signoff" (plan, gate) [by];
    /// Signs a gate off although criteria are waived.
    gate_signoff_conditional = "gate signoff" (plan, gate) [by] "--conditional";
    /// Waives a criterion for a time.
    gate_waive = "gate waive" (plan, gate, criterion) [by, until, reason] {decision};
    /// Takes back what was said of a criterion.
    gate_withdraw = "gate withdraw" (plan, gate, criterion) [by, reason];
    /// Shows what a health score is made of.
    health = "health" (plan);
    /// Starts the clock again.
    hold_end = "hold end" (plan);
    /// Stops the clock.
    hold_start = "hold start" (plan) [reason, side];
    /// Measures a plan.
    metrics = "metrics" (plan);
    /// Adds a milestone under an id that something names already.
    milestone_add = "milestone add" (plan, title) [id, phase, due, owner];
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
    /// Goes on with a milestone.
    milestone_unblock = "milestone unblock" (plan, id);
    /// Makes the plan of a signed deal.
    new = "new" (customer) [signed];
    /// Lists the plays.
    play_list = "play list" ();
    /// Logs the steps of a play as actions.
    play_run = "play run" (plan, play);
    /// Shows the steps of a play.
    play_show = "play show" (play);
    /// Prints a playbook.
    playbook_show = "playbook show" (playbook);
    /// Passes on what is open of somebody.
    replace = "replace" (plan, old, new);
    /// Reports a colour.
    report_colour = "report-colour" (plan, colour) [note];
    /// Logs a risk.
    risk_add = "risk add" (plan, text);
    /// Closes a risk.
    risk_close = "risk close" (plan, id) [reason];
    /// Lists the risks.
    risk_list = "risk list" (plan);
    /// Says that a risk has happened, and which action it becomes.
    risk_occur = "risk occur" (plan, id, title);
    /// Judges a risk anew, with the day on which its trigger is judged next.
    risk_review = "risk review" (plan, id) [due];
    /// Shows a risk.
    risk_show = "risk show" (plan, id);
    /// Adds somebody of the customer's.
    stakeholder_add = "stakeholder add" (plan, name) [role];
    /// Lists the customer's people.
    stakeholder_list = "stakeholder list" (plan);
    /// Judges how somebody feels.
    stakeholder_sentiment = "stakeholder sentiment" (plan, name, sentiment);
    /// Says that somebody was spoken with.
    stakeholder_touch = "stakeholder touch" (plan, name);
    /// Shows a plan.
    status = "status" (plan);
    /// Shows the portfolio.
    statuses = "status" ();
    /// Shows the portfolio with plans that have ended.
    status_all = "status" () "--all";
    /// Gives a part of our team to somebody.
    team_set = "team set" (plan, role, name);
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
    /// Lists the training sessions.
    training_list = "training list" (plan);
    /// Writes an update.
    update_new = "update new" (plan);
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
    /// Writes down workflows in production.
    usage_workflows = "usage add" (plan) [workflows];
    /// Says that value was reached.
    value_reach = "value reach" (plan, which) [evidence] {on};
}
