//! `onboard gate signoff --ready`: every gate that is ready and that somebody may sign, after showing them.

use onboard::act::gate::sign_ready as sign;
use onboard::model::GateName;
use onboard::phrase::List;
use onboard::plan_at::Called;
use onboard::refused::Refused;
use onboard::report::Line;

use super::gate_signoff::SignoffArgs;
use crate::ask::{confirm, is_interactive};
use crate::editor::{Editor, How};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

pub(super) fn sign_ready(args: &SignoffArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let Some(by) = args.by.as_deref() else {
        return Err(Failure::usage("`--by` is missing").hint("`--by …` says: who signs what is ready"));
    };
    let slugs = match &args.plan {
        Some(plan) => vec![portfolio.slug(plan)?],
        None => portfolio.slugs()?,
    };
    let (mut ready, mut unread, mut named) = (Vec::new(), Vec::new(), Named::default());
    for slug in slugs {
        let Ok(mut editor) = open(portfolio, &slug, true) else {
            unread.push(format!("`{slug}`"));
            continue;
        };
        if args.segment.is_some_and(|segment| editor.draft.plan.onboarding.segment != segment) {
            continue;
        }
        named.note(editor.draft.at.everybody().called(by));
        match signed(&mut editor, args, by) {
            Err(_) => unread.push(format!("`{slug}`")),
            Ok(gates) if gates.is_empty() => {}
            Ok(gates) => ready.push((slug, gates)),
        }
    }
    let by = &named.somebody(by)?;
    let outcome = signed_off(args, portfolio, by, &ready)?;
    if unread.is_empty() {
        return Ok(outcome);
    }
    let left_out = format!(
        "warning: left out, since it cannot be read: {}; `onboard check` says why",
        List::and(&unread)
    );
    Ok(outcome.remark(Line::message(&left_out)).clean_if(false))
}

/// Whom the plans mean by a name.
#[derive(Default)]
struct Named {
    known: Option<String>,
    several: Vec<String>,
    closest: Option<String>,
    is_asked: bool,
}

impl Named {
    fn note(&mut self, called: Called) {
        self.is_asked = true;
        match called {
            Called::Known(name) => self.known = Some(name),
            Called::Several(names) => self.several = names,
            Called::Unknown(closest) => self.closest = self.closest.take().or(closest),
        }
    }

    /// The name in full. One that means nobody in any of the plans, or nobody but several, is refused.
    fn somebody(self, by: &str) -> Result<String, Failure> {
        if let Some(name) = self.known {
            return Ok(name);
        }
        if !self.is_asked {
            return Ok(by.to_owned());
        }
        if !self.several.is_empty() {
            let names: Vec<String> = self.several.iter().map(|name| format!("`{name}`")).collect();
            return Err(Refused::ambiguous(by, "people", &names).into());
        }
        let failure = Failure::usage(format!("nobody in these plans is called `{by}`"));
        Err(match &self.closest {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => failure.hint("write the name as the plans do"),
        })
    }
}

fn signed_off(
    args: &SignoffArgs,
    portfolio: &Portfolio,
    by: &str,
    ready: &[(String, Vec<GateName>)],
) -> Result<Outcome, Failure> {
    if ready.is_empty() {
        return Ok(Outcome::line(Line::message(&format!("nothing is ready that {by} may sign"))));
    }
    let shown: Vec<String> =
        ready.iter().map(|(slug, gates)| format!("`{slug}`: {}", words(gates))).collect();
    let shown = shown.join("; ");
    if args.how.dry_run {
        return Ok(Outcome::line(Line::message(&format!("{by} would sign off {shown}"))));
    }
    if !args.yes && !is_interactive() {
        let why = format!("{by} would sign off {shown}, and nobody is there to say yes to it");
        return Err(Failure::usage(why).hint("`--yes` signs them all, `--dry-run` only shows them"));
    }
    if !args.yes && !confirm(&format!("{by} signs off {shown}?")) {
        return Ok(Outcome::line("nothing was signed".into()));
    }
    write(args, portfolio, by, ready)
}

fn write(
    args: &SignoffArgs,
    portfolio: &Portfolio,
    by: &str,
    ready: &[(String, Vec<GateName>)],
) -> Result<Outcome, Failure> {
    let (mut done, mut remarks) = (Vec::new(), Vec::new());
    for (slug, _) in ready {
        let mut editor = open(portfolio, slug, false)?;
        let gates = signed(&mut editor, args, by)?;
        if gates.is_empty() {
            continue;
        }
        remarks.extend(editor.finish(String::new())?.remarks);
        done.push(format!("`{slug}`: {}", words(&gates)));
    }
    let line = format!("{by} signed off {}", done.join("; "));
    Ok(remarks.into_iter().fold(Outcome::line(Line::message(&line)), Outcome::remark))
}

fn open<'d>(portfolio: &'d Portfolio, slug: &str, dry_run: bool) -> Result<Editor<'d>, Failure> {
    Editor::open_as(portfolio, slug, How { dry_run, ..How::default() })
}

fn signed(editor: &mut Editor<'_>, args: &SignoffArgs, by: &str) -> Result<Vec<GateName>, Failure> {
    // Whom a plan does not know may sign nothing in it.
    let Called::Known(by) = editor.draft.at.everybody().called(by) else { return Ok(Vec::new()) };
    let on = editor.day_of(args.on);
    Ok(sign(&mut editor.draft, &by, on, args.conditional)?)
}

fn words(gates: &[GateName]) -> String {
    let words: Vec<String> = gates.iter().map(|gate| format!("`{gate}`")).collect();
    List::and(&words).to_string()
}
