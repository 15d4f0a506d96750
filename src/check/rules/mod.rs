//! The table of checks, and the file of each.

mod action_incomplete;
mod action_overdue;
mod added_without_decision;
mod admin_failed_twice;
mod adoption_stale;
mod alias_bomb;
mod allow_unknown;
mod allow_unused;
mod allow_without_reason;
mod ambiguous_text;
mod attendance_only;
mod attestation_incomplete;
mod baseline_without_decision;
mod blocker_incomplete;
mod blocker_past_sla;
mod champion_departed;
mod closed_without_graduation;
mod commitment_open;
mod commitment_overdue;
mod conflict_markers;
mod control_character;
mod criterion_incomplete;
mod customer_team_incomplete;
mod data_accuracy_unconfirmed;
mod date_before_signature;
mod date_in_future;
mod date_order;
mod decision_about_else;
mod decision_without_approver;
mod decision_without_right;
mod declined_without_decision;
mod dependency_cycle;
mod done_before_dependency;
mod done_while_blocked;
mod done_without_date;
mod dropped_without_decision;
mod due_before_signature;
mod duplicate_entry;
mod duplicate_event;
mod duplicate_id;
mod duplicate_key;
mod duplicate_person;
mod duplicate_snapshot;
mod empty_file;
mod ended_before_entries;
mod file_too_large;
mod first_value_overdue;
mod gate_out_of_order;
mod gate_without_criteria;
mod gate_without_date;
mod handoff_incomplete;
mod handoff_meeting_late;
mod hold_open_ended;
mod hold_unexplained;
mod impossible_count;
mod invalid_value;
mod kickoff_before_gate;
mod kickoff_late;
mod licences_lowered;
mod link_leaves_workspace;
mod linked_twice;
mod live_before_gate;
mod measured_as_done;
mod milestone_overdue;
mod milestone_without_acceptance;
mod milestone_without_date;
mod milestone_without_owner;
mod missing_key;
mod move_missing;
mod moved_without_decision;
mod no_champion;
mod no_decision_rights;
mod no_executive_sponsor;
mod no_first_value;
mod no_full_value;
mod no_onboarding_file;
mod no_operating_rhythm;
mod no_outcome;
mod no_quick_win;
mod no_success_metric;
mod not_applicable_incomplete;
mod not_utf8;
mod open_work_of_departed;
mod out_of_range;
mod outcome_unmeasurable;
mod placeholder;
mod plan_not_agreed;
mod red_without_action;
mod relative_day;
mod reopened_under_gate;
mod reported_better;
mod resources_not_committed;
mod right_without_decision;
mod risk_incomplete;
mod risk_past_trigger;
mod ruled_out_without_decision;
mod ruling_without_right;
mod security_pack_late;
mod segment_mismatch;
mod segment_unexplained;
mod setup_as_success;
mod several_documents;
mod shared_alias;
mod shared_id;
mod signoff_before_evidence;
mod signoff_incomplete;
mod signoff_over_unmet;
mod signoff_without_right;
mod silence_after_go_live;
mod single_threaded;
mod sponsor_silent;
mod sso_in_last_week;
mod sso_not_gated;
mod success_not_confirmed;
mod team_incomplete;
mod too_deep;
mod too_many_problems;
mod too_much_in_week_one;
mod training_not_by_role;
mod training_overdue;
mod unknown_action;
mod unknown_colleague;
mod unknown_decision;
mod unknown_file;
mod unknown_hold;
mod unknown_id;
mod unknown_key;
mod unknown_metric;
mod unknown_milestone;
mod unknown_outcome;
mod unknown_person;
mod unknown_workstream;
mod unreadable_file;
mod update_overdue;
mod value_in_comment;
mod value_without_evidence;
mod vendor_only_plan;
mod waiver_incomplete;
mod waiver_lapsed;
mod waiver_lapsing;
mod waiver_past_limits;
mod waiver_without_right;
mod worked_during_hold;
mod workstream_without_customer_owner;
mod written_twice;
mod yaml_syntax;

use super::Check;

/// Every check, sorted by id.
pub const CHECKS: &[&Check] = &[
    &action_incomplete::CHECK,
    &action_overdue::CHECK,
    &added_without_decision::CHECK,
    &admin_failed_twice::CHECK,
    &adoption_stale::CHECK,
    &alias_bomb::CHECK,
    &allow_unknown::CHECK,
    &allow_unused::CHECK,
    &allow_without_reason::CHECK,
    &ambiguous_text::CHECK,
    &attendance_only::CHECK,
    &attestation_incomplete::CHECK,
    &baseline_without_decision::CHECK,
    &blocker_incomplete::CHECK,
    &blocker_past_sla::CHECK,
    &champion_departed::CHECK,
    &closed_without_graduation::CHECK,
    &commitment_open::CHECK,
    &commitment_overdue::CHECK,
    &conflict_markers::CHECK,
    &control_character::CHECK,
    &criterion_incomplete::CHECK,
    &customer_team_incomplete::CHECK,
    &data_accuracy_unconfirmed::CHECK,
    &date_before_signature::CHECK,
    &date_in_future::CHECK,
    &date_order::CHECK,
    &decision_about_else::CHECK,
    &decision_without_approver::CHECK,
    &decision_without_right::CHECK,
    &declined_without_decision::CHECK,
    &dependency_cycle::CHECK,
    &done_before_dependency::CHECK,
    &done_while_blocked::CHECK,
    &done_without_date::CHECK,
    &dropped_without_decision::CHECK,
    &due_before_signature::CHECK,
    &duplicate_entry::CHECK,
    &duplicate_event::CHECK,
    &duplicate_id::CHECK,
    &duplicate_key::CHECK,
    &duplicate_person::CHECK,
    &duplicate_snapshot::CHECK,
    &empty_file::CHECK,
    &ended_before_entries::CHECK,
    &file_too_large::CHECK,
    &first_value_overdue::CHECK,
    &gate_out_of_order::CHECK,
    &gate_without_criteria::CHECK,
    &gate_without_date::CHECK,
    &handoff_incomplete::CHECK,
    &handoff_meeting_late::CHECK,
    &hold_open_ended::CHECK,
    &hold_unexplained::CHECK,
    &impossible_count::CHECK,
    &invalid_value::CHECK,
    &kickoff_before_gate::CHECK,
    &kickoff_late::CHECK,
    &licences_lowered::CHECK,
    &link_leaves_workspace::CHECK,
    &linked_twice::CHECK,
    &live_before_gate::CHECK,
    &measured_as_done::CHECK,
    &milestone_overdue::CHECK,
    &milestone_without_acceptance::CHECK,
    &milestone_without_date::CHECK,
    &milestone_without_owner::CHECK,
    &missing_key::CHECK,
    &move_missing::CHECK,
    &moved_without_decision::CHECK,
    &no_champion::CHECK,
    &no_decision_rights::CHECK,
    &no_executive_sponsor::CHECK,
    &no_first_value::CHECK,
    &no_full_value::CHECK,
    &no_onboarding_file::CHECK,
    &no_operating_rhythm::CHECK,
    &no_outcome::CHECK,
    &no_quick_win::CHECK,
    &no_success_metric::CHECK,
    &not_applicable_incomplete::CHECK,
    &not_utf8::CHECK,
    &open_work_of_departed::CHECK,
    &out_of_range::CHECK,
    &outcome_unmeasurable::CHECK,
    &placeholder::CHECK,
    &plan_not_agreed::CHECK,
    &red_without_action::CHECK,
    &relative_day::CHECK,
    &reopened_under_gate::CHECK,
    &reported_better::CHECK,
    &resources_not_committed::CHECK,
    &right_without_decision::CHECK,
    &risk_incomplete::CHECK,
    &risk_past_trigger::CHECK,
    &ruled_out_without_decision::CHECK,
    &ruling_without_right::CHECK,
    &security_pack_late::CHECK,
    &segment_mismatch::CHECK,
    &segment_unexplained::CHECK,
    &setup_as_success::CHECK,
    &several_documents::CHECK,
    &shared_alias::CHECK,
    &shared_id::CHECK,
    &signoff_before_evidence::CHECK,
    &signoff_incomplete::CHECK,
    &signoff_over_unmet::CHECK,
    &signoff_without_right::CHECK,
    &silence_after_go_live::CHECK,
    &single_threaded::CHECK,
    &sponsor_silent::CHECK,
    &sso_in_last_week::CHECK,
    &sso_not_gated::CHECK,
    &success_not_confirmed::CHECK,
    &team_incomplete::CHECK,
    &too_deep::CHECK,
    &too_many_problems::CHECK,
    &too_much_in_week_one::CHECK,
    &training_not_by_role::CHECK,
    &training_overdue::CHECK,
    &unknown_action::CHECK,
    &unknown_colleague::CHECK,
    &unknown_decision::CHECK,
    &unknown_file::CHECK,
    &unknown_hold::CHECK,
    &unknown_id::CHECK,
    &unknown_key::CHECK,
    &unknown_metric::CHECK,
    &unknown_milestone::CHECK,
    &unknown_outcome::CHECK,
    &unknown_person::CHECK,
    &unknown_workstream::CHECK,
    &unreadable_file::CHECK,
    &update_overdue::CHECK,
    &value_in_comment::CHECK,
    &value_without_evidence::CHECK,
    &vendor_only_plan::CHECK,
    &waiver_incomplete::CHECK,
    &waiver_lapsed::CHECK,
    &waiver_lapsing::CHECK,
    &waiver_past_limits::CHECK,
    &waiver_without_right::CHECK,
    &worked_during_hold::CHECK,
    &workstream_without_customer_owner::CHECK,
    &written_twice::CHECK,
    &yaml_syntax::CHECK,
];

/// The check with this id.
pub fn find(id: &str) -> Option<&'static Check> {
    CHECKS.binary_search_by(|check| check.id.cmp(id)).ok().map(|index| CHECKS[index])
}
