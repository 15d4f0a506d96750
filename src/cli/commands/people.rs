//! `onboard people`: our own people, in `people.yaml` of the workspace.

use clap::{Args, Subcommand};
use onboard::act::Remark;
use onboard::act::people::{ColleagueWords, PeopleDraft};
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::When;
use onboard::model::{Colleague, PEOPLE_FILE};
use onboard::phrase::Count;
use onboard::plan_at::PlanAt;
use onboard::remedy::{blank, commands};
use onboard::report::act::PeopleDone;
use onboard::report::{Heading, Line, Pairs, Report, View};
use serde::Deserialize;
use serde_json::{Value, json};

use super::listing::{Rows, cell, cell_if};
use crate::args::{Format, FormatArgs, examples};
use crate::context::Context;
use crate::editor::{ActFormat, diff};
use crate::failure::Failure;
use crate::handed;
use crate::outcome::Outcome;
use crate::portfolio::{Portfolio, made};
use crate::settings::people_of;

/// Say who our people are, in all plans of the workspace
///
/// They are in `people.yaml` beside `onboard.toml`. Whoever is in it is on our side of every plan, and is called by the
/// name in full or by another name; what they do on a plan, and when, says `onboard team`.
#[derive(Debug, Args)]
pub(crate) struct PeopleArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add somebody of ours
    ///
    /// With `-` in place of the name, people are read from standard input as YAML, with the keys of the file: all of them
    /// are added, or none.
    #[command(after_help = examples(&[("A new colleague", "onboard people add 'Nora Falk' --alias nora --role csm --since mon")]))]
    Add {
        #[command(flatten)]
        new: NewArgs,
        #[command(flatten)]
        how: PeopleHow,
    },
    /// Say something else of somebody: other names, an address, what they do
    ///
    /// The names and roles that are given take the place of those that were there; what was is said.
    #[command(after_help = examples(&[("Another address", "onboard people set nora --email nora.falk@example.com")]))]
    Set {
        /// Who: any part of the name that means one person
        #[arg(id = "colleague", value_name = "NAME")]
        name: String,
        #[command(flatten)]
        words: Words,
        #[command(flatten)]
        how: PeopleHow,
    },
    /// Say that somebody leaves us
    ///
    /// They stay in the file with their last day. What they still have passes on with `onboard replace --everywhere`.
    #[command(after_help = examples(&[
        ("At the end of the month", "onboard people drop nora --on 2026-04-30"),
        ("She stays", "onboard people drop nora --withdraw"),
    ]))]
    Drop {
        /// Who: any part of the name that means one person
        #[arg(id = "colleague", value_name = "NAME")]
        name: String,
        /// The last day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
        /// Take it back, until the end of that day
        #[arg(long, conflicts_with = "on")]
        withdraw: bool,
        #[command(flatten)]
        how: PeopleHow,
    },
    /// List our people
    #[command(after_help = examples(&[("All of them", "onboard people list")]))]
    List {
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show somebody of ours
    #[command(after_help = examples(&[("One of them", "onboard people show nora")]))]
    Show {
        /// Who: any part of the name that means one person
        #[arg(id = "colleague", value_name = "NAME")]
        name: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// The name in full
    #[arg(required = true)]
    name: Option<String>,
    /// Another name by which plans may call them; may be given several times
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// Where they are written to
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// What they do with us; may be given several times
    #[arg(long = "role", id = "our_roles", value_name = "TEXT")]
    roles: Vec<String>,
    /// Their first day
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
}

#[derive(Debug, Args)]
struct Words {
    /// Another name by which plans may call them; may be given several times
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// Where they are written to
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// What they do with us; may be given several times
    #[arg(long = "role", id = "our_roles", value_name = "TEXT")]
    roles: Vec<String>,
    /// Their first day
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
}

/// How the file is changed, and how that is said.
#[derive(Clone, Copy, Debug, Args)]
struct PeopleHow {
    /// Print what would change as a unified diff, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ActFormat,
}

pub(crate) fn run(args: &PeopleArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let day = |when: When| when.resolve(portfolio.basis.as_of, &portfolio.basis.config.calendar);
    match &args.command {
        Verb::Add { new, how } => {
            let entries = handed::entries(new, |new| &mut new.name)?;
            change(&portfolio, *how, |draft| {
                entries.each(|new| draft.add(new.name.as_deref().unwrap_or_default(), &new.words(day)))
            })
        }
        Verb::Set { name, words, how } => {
            let words = words.words(words.since.map(day));
            change(&portfolio, *how, |draft| Ok(vec![draft.set(name, &words)?]))
        }
        Verb::Drop { name, how, withdraw: true, .. } => {
            let today = portfolio.basis.as_of;
            change(&portfolio, *how, |draft| Ok(vec![draft.keep(name, today)?]))
        }
        Verb::Drop { name, on, how, withdraw: false } => {
            let on = on.map_or(portfolio.basis.as_of, day);
            let (_, colleague) = PeopleDraft::named(&portfolio.basis.people, name)?;
            let left = left_of(&colleague.name, &portfolio)?;
            let outcome = change(&portfolio, *how, |draft| Ok(vec![draft.drop(name, on)?]))?;
            Ok(left.into_iter().fold(outcome, Outcome::remark))
        }
        Verb::List { format } => Ok(list(&portfolio, format)),
        Verb::Show { name, format } => {
            let (_, colleague) = PeopleDraft::named(&portfolio.basis.people, name)?;
            let is_there = colleague.until.is_none_or(|until| until > portfolio.basis.as_of);
            Ok(Outcome::view(OneColleague { colleague: colleague.clone(), is_there }, format.format))
        }
    }
}

impl NewArgs {
    fn words(&self, day: impl Fn(When) -> Date) -> ColleagueWords<'_> {
        let since = self.since.map(day);
        ColleagueWords { aliases: &self.aliases, email: self.email.as_deref(), roles: &self.roles, since }
    }
}

impl Words {
    fn words(&self, since: Option<Date>) -> ColleagueWords<'_> {
        ColleagueWords { aliases: &self.aliases, email: self.email.as_deref(), roles: &self.roles, since }
    }
}

/// What somebody still has in the plans that are open, and how it passes on; nothing where they have nothing.
fn left_of(name: &str, portfolio: &Portfolio) -> Result<Option<Line>, Failure> {
    let work = portfolio.each(|loaded| {
        let plan = made(loaded).ok()?;
        let it = Assessment::from(PlanAt::of(plan, &portfolio.basis));
        let count = if it.has_ended() { 0 } else { it.open_work_of(name).len() };
        (count > 0).then_some(count)
    })?;
    let counts: Vec<usize> = work.into_iter().flatten().collect();
    let passes = commands::replace_everywhere(name, blank("new"));
    Ok((!counts.is_empty()).then(|| {
        let (things, plans) = (Count(counts.iter().sum(), "thing"), Count(counts.len(), "plan"));
        Line::message(&format!("note: {name} still has {things} in {plans}; `{passes}` passes them on"))
    }))
}

/// Changes the file: what is not written in a dry run is shown.
fn change(
    portfolio: &Portfolio,
    how: PeopleHow,
    act: impl FnOnce(&mut PeopleDraft<'_>) -> Result<Vec<String>, Failure>,
) -> Result<Outcome, Failure> {
    portfolio.check_changeable()?;
    let bytes = portfolio.workspace.people().map_err(Failure::config)?;
    // It was read before, so that it is text.
    let old = bytes.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
    // Whom an edit is about is told by the very text that is edited.
    let people = people_of(bytes.as_deref())?;
    let mut draft = PeopleDraft::of(&people, &old);
    let said = act(&mut draft)?;
    let new = draft.changed()?;
    let is_new = new != old;
    let mut remarks = draft.remarks.clone();
    if is_new && !how.dry_run {
        let written = portfolio.workspace.replace_people(bytes.as_deref(), &new).map_err(Failure::disk)?;
        remarks.extend(written.warning().map(Remark::warning));
    }
    let outcome = match how.format {
        ActFormat::Table if !is_new => Outcome::line(Line::message("nothing to change: already up to date")),
        ActFormat::Table if how.dry_run => {
            let before = bytes.is_some().then_some(&*old);
            Outcome::diff(diff(&portfolio.path_from_here(PEOPLE_FILE), before, &new))
        }
        ActFormat::Table => Outcome::lines(said.iter().map(|said| Line::message(said)).collect()),
        format => {
            let is_written = is_new && !how.dry_run;
            let done = PeopleDone { said: said.join("\n"), is_written, remarks: remarks.clone() };
            Outcome::view(done, Format::from(format))
        }
    };
    Ok(remarks.iter().fold(outcome, |outcome, remark| outcome.remark(Line::message(&remark.to_string()))))
}

fn list(portfolio: &Portfolio, format: &FormatArgs) -> Outcome {
    let heads = ["who", "also", "email", "roles", "since", "until"];
    let mut rows = Rows::of_workspace(heads, format!("`{PEOPLE_FILE}` names nobody"));
    for it in portfolio.basis.people.all() {
        rows.rows.push([
            cell(&it.name),
            cell(it.aliases.join(", ")),
            cell(&it.email),
            cell(it.roles.join(", ")),
            cell_if(it.since),
            cell_if(it.until),
        ]);
    }
    Outcome::view(rows, format.format)
}

struct OneColleague {
    colleague: Colleague,
    is_there: bool,
}

impl View for OneColleague {
    fn report(&self) -> Report {
        let it = &self.colleague;
        let words = |texts: &[String]| (!texts.is_empty()).then(|| texts.join(", "));
        let pairs = Pairs::new()
            .pair("status", if self.is_there { "active" } else { "departed" })
            .maybe("aliases", words(&it.aliases))
            .maybe("email", it.email.get().map(str::to_owned))
            .maybe("roles", words(&it.roles))
            .maybe("since", it.since.map(|on| on.to_string()))
            .maybe("until", it.until.map(|on| on.to_string()));
        Report::new().with(Heading::top(it.name.as_str())).with(pairs)
    }

    fn json(&self) -> serde_json::Result<Value> {
        let it = &self.colleague;
        let entry = json!({
            "name": it.name, "aliases": &*it.aliases, "email": it.email.get(), "roles": &*it.roles,
            "since": it.since, "until": it.until,
        });
        Ok(json!({ "entry": entry, "status": if self.is_there { "active" } else { "departed" } }))
    }
}
