//! Which segment and which playbook a deal gets, and what was decided without being asked.

use onboard::model::{Engagement, Segment};
use onboard::playbook::{Catalogue, Playbook};
use onboard::remedy::commands;
use onboard::report::{Item, Items, Line, Report};
use onboard::segment::{Proposal, Shape};

use super::args::NewArgs;
use crate::commands::playbook::sound;
use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// What a deal gets.
pub(super) struct Settled {
    pub(super) playbook: Playbook,
    pub(super) segment: Segment,
    pub(super) reason: String,
    pub(super) engagement: Option<Engagement>,
    /// What was decided without being asked, and how to decide otherwise.
    pub(super) remarks: Vec<String>,
}

pub(super) fn settle(args: &NewArgs, portfolio: &Portfolio) -> Result<Settled, Failure> {
    let catalogue = portfolio.playbooks()?;
    let segments = &portfolio.basis.config.segments;
    let deal = &args.deal;
    let shape = Shape {
        arr: deal.arr,
        currency: deal.currency.as_deref(),
        complexity: deal.complexity,
        expansion_potential: deal.expansion_potential,
    };
    let named = args.playbook.as_deref().map(|name| base(&catalogue, name, portfolio)).transpose()?;
    let of_playbook = named.and_then(|playbook| Some((playbook.name.as_str(), playbook.segment?)));
    let proposal = shape.propose(segments);
    let mut remarks = Vec::new();
    let (segment, reason) =
        decided(deal.segment, of_playbook, proposal.as_ref(), &mut remarks).ok_or_else(nothing_known)?;
    let playbook = named.map_or_else(|| base(&catalogue, segment.word(), portfolio), Ok)?;
    if let Some(made_for) = playbook.segment.filter(|made_for| *made_for != segment) {
        remarks
            .push(format!("the playbook `{}` is made for {made_for}; this plan is {segment}", playbook.name));
    }
    let playbook = with_overlays(playbook.clone(), &args.overlays, &catalogue, portfolio)?;
    let usual = named.and_then(|it| it.engagement).or(segments.get(segment).engagement);
    let engagement = deal.engagement.or_else(|| usual.map(|usual| shape.engagement(usual)));
    if deal.engagement.is_none() && engagement != usual {
        remarks.push(
            "the account asks for more than low touch, so the engagement is hybrid; `--engagement` decides otherwise"
                .to_owned(),
        );
    }
    Ok(Settled { playbook, segment, reason, engagement, remarks })
}

/// What was given wins, then what the playbook is made for, then what the deal's shape proposes.
fn decided(
    given: Option<Segment>,
    of_playbook: Option<(&str, Segment)>,
    proposal: Option<&Proposal>,
    remarks: &mut Vec<String>,
) -> Option<(Segment, String)> {
    let chosen = match (given, of_playbook) {
        (Some(segment), _) => Some((segment, "chosen by hand".to_owned())),
        (None, Some((name, segment))) => Some((segment, format!("that of the playbook {name}"))),
        (None, None) => None,
    };
    if let Some((segment, reason)) = chosen {
        let other = proposal.filter(|proposal| proposal.segment != segment);
        let reason =
            other.map_or_else(|| reason.clone(), |other| format!("{reason}, although {}", other.reason));
        return Some((segment, reason));
    }
    let proposal = proposal?;
    let ways = match proposal.assumed.as_slice() {
        [] => "`--segment` decides otherwise".to_owned(),
        ["complexity"] => "`--complexity` settles it, `--segment` decides otherwise".to_owned(),
        [_] => "`--expansion-potential` settles it, `--segment` decides otherwise".to_owned(),
        _ => "`--complexity` and `--expansion-potential` settle it, `--segment` decides otherwise".to_owned(),
    };
    remarks.push(format!("the segment {} is a proposal: {ways}", proposal.segment));
    Some((proposal.segment, proposal.reason.clone()))
}

fn nothing_known() -> Failure {
    Failure::usage("nothing says which segment this deal belongs to")
        .hint("name it: `--segment enterprise`, `--segment mid-market` or `--segment smb`")
        .hint("or let it be proposed: `--arr 60000 --complexity medium --expansion-potential high`")
}

fn base<'a>(catalogue: &'a Catalogue, name: &str, portfolio: &Portfolio) -> Result<&'a Playbook, Failure> {
    let (_, playbook) = sound(catalogue, name, &portfolio.basis.config.paths.playbooks)?;
    if playbook.is_overlay() {
        return Err(Failure::usage(format!("`{name}` is an overlay, which adds to a playbook"))
            .hint(format!("take it with one: `--with {name}`")));
    }
    Ok(playbook)
}

fn with_overlays(
    mut playbook: Playbook,
    names: &[String],
    catalogue: &Catalogue,
    portfolio: &Portfolio,
) -> Result<Playbook, Failure> {
    for (index, name) in names.iter().enumerate() {
        let (_, overlay) = sound(catalogue, name, &portfolio.basis.config.paths.playbooks)?;
        if !overlay.is_overlay() {
            return Err(Failure::usage(format!("`{name}` is a whole playbook, not an overlay"))
                .hint(format!("`--playbook {name}` makes the plan from it")));
        }
        if names[..index].contains(name) {
            return Err(Failure::usage(format!("the overlay `{name}` is given twice")).hint("give it once"));
        }
        playbook = playbook.with(overlay).map_err(|flaws| misfit(name, &playbook.name, flaws))?;
    }
    Ok(playbook)
}

fn misfit(overlay: &str, playbook: &str, flaws: Vec<String>) -> Failure {
    let flaws = flaws.into_iter().map(|flaw| Item::new(Line::message(&flaw)));
    Failure::usage(format!("the overlay `{overlay}` does not fit the playbook `{playbook}`"))
        .details(Report::new().with(Items::new(flaws)))
        .hint(format!("`{}` shows what it builds on", commands::playbook_show(overlay)))
}
