//! Results as blocks: what an answer says, with no idea of the medium that shows it.

pub mod act;
pub mod agenda;
pub mod appointment;
mod block;
pub mod check;
pub mod collected;
pub mod customer;
mod dated;
pub mod diary;
pub mod diff;
mod excerpt;
pub mod explain;
pub mod facts;
pub mod friction;
pub mod gate;
pub mod handover;
pub mod health;
pub mod history;
pub mod legend;
mod line;
mod measure;
pub mod metrics;
pub mod play;
pub mod playbook;
pub mod replaced;
pub mod slip;
pub mod source;
mod spark;
pub mod status;
mod table;
mod view;
pub mod why;

pub use crate::phrase;
pub use block::{Block, Callout, Heading, Item, Items, Pairs, Verbatim};
pub use excerpt::{Excerpt, Quote};
pub use line::{Line, NO_BREAK, Reply, Span, Tone};
pub use measure::measure;
pub use table::{Alignment, Cell, Column, Fit, Layout, Raw, SPARE, Table};
pub use view::View;

/// An answer: blocks in the order in which they are read.
///
/// `Report::new().with(Heading::top("acme")).with("two things are late").with(table)`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The answer as one table for programs, where that is none of the blocks: one fact a cell.
    pub table: Option<Block>,
}

impl Report {
    /// An answer that says nothing yet.
    pub const fn new() -> Self {
        Self { blocks: Vec::new(), table: None }
    }

    /// Adds a block; a bare line becomes a paragraph.
    pub fn with(mut self, block: impl Into<Block>) -> Self {
        self.push(block);
        self
    }

    /// Adds a paragraph of several lines, each on its own line.
    pub fn with_lines(mut self, lines: impl IntoIterator<Item = impl Into<Line>>) -> Self {
        self.push_lines(lines);
        self
    }

    /// Adds a block; a bare line becomes a paragraph.
    pub fn push(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }

    /// Adds a block that was made elsewhere.
    pub(crate) fn push_block(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a paragraph of several lines; none of them adds nothing.
    pub fn push_lines(&mut self, lines: impl IntoIterator<Item = impl Into<Line>>) {
        let lines: Vec<Line> = lines.into_iter().map(Into::into).collect();
        if !lines.is_empty() {
            self.blocks.push(Block::Text(lines));
        }
    }

    /// Adds a part that is a list of words; one that is empty says so.
    pub fn push_part(&mut self, title: &str, items: &[String]) {
        self.push(Heading::part(title));
        if items.is_empty() {
            self.push(Line::from("nothing"));
        } else {
            self.push(Items::new(items.iter().map(String::as_str)));
        }
    }

    /// Sets what stands for the whole answer where only one table can be.
    pub fn data(&mut self, table: Table) {
        self.table = Some(table.into());
    }

    /// Adds all of another report.
    pub fn append(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
    }

    /// What it says, a line a row or an item, without the means of any medium: to be compared with another.
    pub fn lines(&self) -> Vec<String> {
        let lines = self.blocks.iter().flat_map(Block::lines);
        lines.map(|line| line.text()).filter(|line| !line.trim().is_empty()).collect()
    }

    /// The table that is the whole answer where only one can be: one made for that, else the first marked as main, else
    /// the first.
    pub fn main_table(&self) -> Option<&Block> {
        let tables = || self.blocks.iter().filter(|block| matches!(block, Block::Table(_)));
        let made = self.table.as_ref();
        made.or_else(|| tables().find(|block| matches!(block, Block::Table(table) if table.is_main)))
            .or_else(|| tables().next())
    }
}
