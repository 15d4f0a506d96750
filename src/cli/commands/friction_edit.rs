//! `onboard friction add|set|drop|restore|list`

use clap::{Args, Subcommand};
use onboard::act::friction::{AddFriction, Asks, FrictionTarget, Relieve};
use onboard::act::restore;
use onboard::edit::Past;
use onboard::model::PlanFile;
use serde::Deserialize;
use serde_json::Value;

use super::listing::{Rows, Shown, cell, show_at};
use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::WhyArgs;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

#[derive(Debug, Subcommand)]
pub(crate) enum FrictionEdit {
    /// Note something that the set-up asks of people
    ///
    /// With `-` in place of the name, entries are read from standard input as YAML, with the keys of the file: all of
    /// them are noted, or none.
    #[command(after_help = examples(&[
        ("A choice that a default answers", "onboard friction add acme decisions 'approval limit for each desk' --default 500"),
        ("Something that needs somebody else", "onboard friction add acme dependencies 'passwords for 80 people' --replace-with SSO"),
    ]))]
    Add {
        #[command(flatten)]
        plan: PlanArgs,
        /// What kind of thing it is
        #[arg(value_parser = words::<Asks>(Asks::WORDS))]
        kind: Asks,
        #[command(flatten)]
        new: NewArgs,
    },
    /// Say what is planned about something that the set-up asks
    #[command(after_help = examples(&[("Later will do", "onboard friction set acme fields 'profile photo' --defer")]))]
    Set {
        #[command(flatten)]
        what: WhatArgs,
        #[command(flatten)]
        relief: ReliefArgs,
    },
    /// Say that something is no longer asked
    #[command(alias = "end", after_help = examples(&[("The copy needs none", "onboard friction drop acme dependencies 'export licence' --reason 'the copy needs none'")]))]
    Drop {
        #[command(flatten)]
        what: WhatArgs,
        #[command(flatten)]
        why: WhyArgs,
    },
    /// Say that something is asked again
    #[command(after_help = examples(&[("It is needed after all", "onboard friction restore acme dependencies 'export licence'")]))]
    Restore {
        #[command(flatten)]
        what: WhatArgs,
        /// The first day on which it is asked again [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
    },
    /// List what the set-up asks, and what is planned about it
    #[command(after_help = examples(&[("All of it", "onboard friction list acme")]))]
    List {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show something that the set-up asks, with all that is written about it
    #[command(after_help = examples(&[("One thing", "onboard friction show acme fields 'profile photo'")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        /// What kind of thing it is
        #[arg(value_parser = words::<Asks>(Asks::WORDS))]
        kind: Asks,
        /// What is asked: its name, or any beginning of it that nothing else of its kind has
        name: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

#[derive(Debug, Args)]
pub(crate) struct WhatArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// What kind of thing it is
    #[arg(value_parser = words::<Asks>(Asks::WORDS))]
    kind: Asks,
    /// What is asked
    name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
pub(crate) struct NewArgs {
    /// What is asked; asked for when missing
    name: Option<String>,
    /// How many of it
    #[arg(long, value_name = "N")]
    count: Option<u32>,
    /// It is asked only after activation
    #[arg(long)]
    defer: bool,
    /// A default that works for most
    #[arg(long, value_name = "TEXT")]
    default: Option<String>,
    /// What takes its place
    #[arg(long, value_name = "TEXT")]
    replace_with: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ReliefArgs {
    /// It is asked only after activation
    #[arg(long)]
    defer: bool,
    /// A default that works for most
    #[arg(long, value_name = "TEXT")]
    default: Option<String>,
    /// What takes its place
    #[arg(long, value_name = "TEXT")]
    replace_with: Option<String>,
}

impl ReliefArgs {
    fn relief(&self) -> Relieve<'_> {
        Relieve {
            defer: self.defer,
            default: self.default.as_deref(),
            replace_with: self.replace_with.as_deref(),
        }
    }
}

pub(crate) fn run(edit: &FrictionEdit, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match edit {
        FrictionEdit::Add { plan, kind, new } => {
            let add = |new: &NewArgs, editor: &mut Editor<'_>| {
                let name = editor.ask(Asked::text("<NAME>", "what is asked", new.name.as_ref()))?;
                let (default, replace_with) = (new.default.as_deref(), new.replace_with.as_deref());
                let relief = Relieve { defer: new.defer, default, replace_with };
                let add = AddFriction { kind: *kind, name: &name, count: new.count, relief };
                Ok(add.act(&mut editor.draft)?)
            };
            handed::add(&portfolio, plan, new, |new| &mut new.name, add)
        }
        FrictionEdit::Set { what, relief } => on(what, &portfolio, |editor, target| {
            if !relief.defer && relief.default.is_none() && relief.replace_with.is_none() {
                return Err(Failure::usage("nothing is said of it")
                    .hint("`--defer`, `--default` or `--replace-with` says what is planned"));
            }
            Ok(relief.relief().act(&mut editor.draft, target)?)
        }),
        FrictionEdit::Drop { what, why } => on(what, &portfolio, |editor, target| {
            let dropping = why.dropping(editor)?;
            dropping.drop(editor, &target.place, target.dropped())?;
            Ok(format!("is no longer asked, from {} on", editor.day(dropping.on)))
        }),
        FrictionEdit::Restore { what, on: day } => on(what, &portfolio, |editor, target| {
            restore(editor, &target.entry.name, &target.place, target.dropped(), day.map(Into::into))?;
            Ok(format!("is asked again, from {} on", editor.day_of(*day)))
        }),
        FrictionEdit::List { plan, format } => list(&portfolio, plan, format),
        FrictionEdit::Show { plan, kind, name, format } => show(&portfolio, plan, *kind, name, format),
    }
}

fn on(
    what: &WhatArgs,
    portfolio: &Portfolio,
    act: impl FnOnce(&mut Editor<'_>, &FrictionTarget) -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &what.plan)?;
    let target = FrictionTarget::named(&editor.draft, what.kind, &what.name)?;
    let said = act(&mut editor, &target)?;
    editor.finish(format!("`{}` {said}", target.entry.name))
}

fn show(
    portfolio: &Portfolio,
    plan: &str,
    kind: Asks,
    named: &str,
    format: &FormatArgs,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let entry = FrictionTarget::find(&at.plan.friction, kind, named)?;
    let shown = Shown {
        file: PlanFile::Friction,
        title: entry.name.clone(),
        status: if entry.dropped.iter().any(|it| it.holds_on(at.as_of())) { "dropped" } else { "" },
        beside: None,
        typed: serde_json::to_value(entry).map_err(Failure::internal)?,
    };
    let name = entry.name.clone();
    show_at(portfolio, &examined, &name, |text| FrictionTarget::look(text, kind, &name), shown, format.format)
}

fn list(portfolio: &Portfolio, plan: &str, format: &FormatArgs) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let heads = ["kind", "what", "count", "planned"];
    let mut rows = Rows::of_plan(at, heads, "nobody has written down what the set-up asks");
    for kind in Asks::ALL {
        let tally = kind.of(&at.plan.friction);
        for (_, entry) in tally.entries_on(at.as_of()) {
            let planned = cell(FrictionTarget::relief(entry));
            rows.rows.push([cell(kind), cell(&entry.name), entry.count().into(), planned]);
        }
        if let onboard::model::Tally::Count(count) = tally {
            rows.rows.push([cell(kind), Value::Null, (*count).into(), Value::Null]);
        }
    }
    Ok(examined.vouched(&[PlanFile::Friction], Outcome::view(rows, format.format)))
}
