//! From parser events to a [`Tree`], within limits that no plan needs to pass.
//!
//! Each limit is in the unit that costs: an alias of a few bytes may stand for a text of 100 KB or for a thousand
//! nodes, each item of a list becomes an entry of some hundred bytes, and a bracket a level of everybody's stack.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::{AddAssign, Range, Sub};

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::keys;
use super::problem::{Problem, ProblemKind, note, quoted};
use super::syntax;
use super::text::{self, Characters, small};
use super::tree::{Form, Kind, Node, NodeId, Outline, Stored, Tree};

/// Collections within collections; a plan has about five.
const DEEPEST: u32 = 64;

/// Nodes of a file. A log of 50,000 entries has half of it.
const MOST_NODES: u64 = 1_000_000;

/// Mappings of a file, aliases counted as what they stand for: most become an entry of the plan.
const MOST_MAPPINGS: u64 = 100_000;

/// What all aliases of a file may stand for.
const MOST_ALIASED: Cost = Cost { nodes: 100_000, mappings: MOST_MAPPINGS, bytes: 1 << 20 };

/// Within brackets the parser lets `|` and `>` start plain text, where YAML 1.2 (7.3.3) and its other readers do not.
const NO_START: &str = "text cannot start with this sign";
const QUOTE_IT: &str = "put the text in quotes";

/// What reading a part of a file costs.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    nodes: u64,
    mappings: u64,
    /// Of texts.
    bytes: u64,
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        self.nodes += other.nodes;
        self.mappings += other.mappings;
        self.bytes += other.bytes;
    }
}

impl Sub for Cost {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            nodes: self.nodes - other.nodes,
            mappings: self.mappings - other.mappings,
            bytes: self.bytes - other.bytes,
        }
    }
}

/// A collection whose end has not been seen.
struct Open {
    node: NodeId,
    anchor: usize,
    /// Of what it holds so far.
    height: u32,
    /// Of everything before it.
    cost_before: Cost,
    /// Where the last thing in it ends, by what the parser says of that.
    inner_end: u32,
    /// Where the last thing in it that is written at all ends, without what the parser lends it.
    written_end: Option<u32>,
}

/// What an alias stands for.
#[derive(Clone, Copy)]
struct Anchored {
    node: NodeId,
    height: u32,
    cost: Cost,
}

/// A [`Tree`] in the making.
struct Builder<'t, 'p> {
    tree: Tree<'t>,
    characters: Characters<'t>,
    problems: &'p mut Vec<Problem>,
    open: Vec<Open>,
    /// By the parser's number. A collection is listed from its end on, so one that is missing here
    /// holds the alias.
    anchors: BTreeMap<usize, Anchored>,
    /// Of the file so far, aliases counted as what they stand for.
    cost: Cost,
    /// The part of it that aliases stand for.
    aliased: Cost,
}

impl<'t> Tree<'t> {
    /// Parses one file.
    ///
    /// # Errors
    ///
    /// The problem that keeps the file from being read: not YAML, nothing in it, nested too deep, more in it than any
    /// plan has, or aliases out of hand.
    pub fn parse(text: &'t str) -> Result<Self, Problem> {
        Self::parse_noting(text, &mut Vec::new())
    }

    /// As [`Self::parse`], adding to `problems` what is wrong but does not stop the reading.
    pub(super) fn parse_noting(text: &'t str, problems: &mut Vec<Problem>) -> Result<Self, Problem> {
        // A node for every twelve bytes is what plans have; a guess too low costs a copy, one too high only room.
        let nodes = Vec::with_capacity((text.len() / 12).min(1 << 16));
        let tree = Self::over(text, Cow::Owned(Outline { nodes, texts: Vec::new() }));
        let builder = Builder {
            characters: Characters::new(tree.text),
            tree,
            problems,
            open: Vec::new(),
            anchors: BTreeMap::new(),
            cost: Cost::default(),
            aliased: Cost::default(),
        };
        builder.build()
    }
}

impl<'t> Builder<'t, '_> {
    fn build(mut self) -> Result<Tree<'t>, Problem> {
        let mut parser = Parser::new_from_str(self.tree.text);
        while let Some(event) = parser.next_event() {
            let (event, span) = match event {
                Ok((event, span)) => (event, self.bytes(span)),
                Err(error) => {
                    let at = self.characters.byte(error.marker().index());
                    return Err(syntax::explain(&self.tree, &error, at));
                }
            };
            if matches!(event, Event::DocumentStart(_)) && self.tree.len() > 0 {
                self.second_document(span);
                break;
            }
            self.take(event, span)?;
        }
        if self.is_empty() {
            return Err(Problem::new(ProblemKind::Empty, 0..0, "the file is empty")
                .help("fill it in, or delete it: a file that is absent is fine"));
        }
        Ok(self.tree)
    }

    fn is_empty(&self) -> bool {
        if self.tree.len() == 0 {
            return true;
        }
        matches!(self.tree.kind(0), Kind::Scalar("", Form::Plain))
    }

    /// The parser counts characters; everything else here counts bytes.
    fn bytes(&mut self, span: Span) -> Range<usize> {
        self.characters.byte(span.start.index())..self.characters.byte(span.end.index())
    }

    fn take(&mut self, event: Event<'t>, span: Range<usize>) -> Result<(), Problem> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if style == ScalarStyle::Plain && text.starts_with(['|', '>']) {
                    return Err(self
                        .at(span.start..span.start + 1, ProblemKind::Syntax, NO_START)
                        .help(QUOTE_IT));
                }
                let form = self.form(style, tag.as_deref(), &span);
                let after = span.end;
                let span = self.own_bytes(&text, style, form, span);
                let cost = Cost { nodes: 1, mappings: 0, bytes: text.len() as u64 };
                let stored = self.store(&text, style, form, &span);
                let node = self.push(stored, span, cost)?;
                self.note_inner(0, small(after), node);
                self.anchor(anchor, Anchored { node, height: 0, cost });
            }
            Event::SequenceStart(anchor, tag) => self.start(Stored::Sequence, anchor, tag, span)?,
            Event::MappingStart(anchor, tag) => self.start(Stored::Mapping, anchor, tag, span)?,
            Event::SequenceEnd => {
                self.end(span);
            }
            Event::MappingEnd => {
                let mapping = self.end(span);
                keys::check(&mut self.tree, mapping, self.problems);
            }
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        Ok(())
    }

    /// The bytes that are a scalar's own; the parser lends it more.
    fn own_bytes(&self, text: &str, style: ScalarStyle, form: Form, span: Range<usize>) -> Range<usize> {
        match style {
            // What is left out takes up no room, but the parser gives it the sign after it.
            _ if text.is_empty() && form == Form::Plain => span.start..span.start,
            // What stands after a closing quote on its line, a comment even, is counted as part of it.
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let length = text::quoted_length(&self.tree.text[span.clone()]);
                span.start..length.map_or(span.end, |length| span.start + length)
            }
            _ => span,
        }
    }

    /// A text as the file has it, or a copy where it is written otherwise than it is meant.
    fn store(&mut self, text: &str, style: ScalarStyle, form: Form, span: &Range<usize>) -> Stored {
        let quote = usize::from(matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted));
        // An anchor or a tag may be before it, so it is measured from its end.
        let end = span.end.saturating_sub(quote);
        let start = end.saturating_sub(text.len());
        if start >= span.start && self.tree.text.get(start..end) == Some(text) {
            return Stored::Slice(small(start), small(end), form);
        }
        let texts = &mut self.tree.outline.to_mut().texts;
        texts.push(text.into());
        Stored::Text(small(texts.len() - 1), form)
    }

    fn push(&mut self, stored: Stored, span: Range<usize>, cost: Cost) -> Result<NodeId, Problem> {
        self.cost += cost;
        let too_many = match self.cost {
            Cost { nodes, .. } if nodes > MOST_NODES => Some(format!("{MOST_NODES} keys and values")),
            Cost { mappings, .. } if mappings > MOST_MAPPINGS => Some(format!("{MOST_MAPPINGS} mappings")),
            _ => None,
        };
        if let Some(too_many) = too_many {
            let message = format!("more than {too_many}, at which reading stops");
            return Err(self
                .at(span, ProblemKind::TooMuch, message)
                .help("move finished entries to another file"));
        }
        let nodes = &mut self.tree.outline.to_mut().nodes;
        let id = small(nodes.len());
        let (start, end) = (small(span.start), small(span.end));
        nodes.push(Node { stored, next: id + 1, start, end, is_flow: false });
        Ok(id)
    }

    fn start(
        &mut self,
        stored: Stored,
        anchor: usize,
        tag: Option<Cow<'t, Tag>>,
        span: Range<usize>,
    ) -> Result<(), Problem> {
        self.check_depth(0, &span)?;
        if let Some(tag) = tag {
            self.form(ScalarStyle::Plain, Some(&tag), &span);
        }
        let cost_before = self.cost;
        let mappings = u64::from(stored == Stored::Mapping);
        let inner_end = small(span.end);
        let node = self.push(stored, span, Cost { nodes: 1, mappings, bytes: 0 })?;
        self.open.push(Open { node, anchor, height: 0, cost_before, inner_end, written_end: None });
        Ok(())
    }

    fn end(&mut self, span: Range<usize>) -> NodeId {
        let Open { node, anchor, height, cost_before, inner_end, written_end } =
            self.open.pop().expect("the parser ends only what it started");
        // A block collection has no closing sign: it ends where the last thing in it does. For one in brackets the
        // parser says that, but counts as part of it a comma before and a comment after.
        let is_flow = !span.is_empty();
        let closing = if is_flow { self.closing(node, written_end) } else { None };
        let after = if is_flow { small(span.end) } else { inner_end };
        let nodes = &mut self.tree.outline.to_mut().nodes;
        let next = small(nodes.len());
        let closed = &mut nodes[node as usize];
        closed.next = next;
        closed.end = closing.unwrap_or(after);
        closed.is_flow = is_flow;
        self.note_inner(height + 1, after, node);
        self.anchor(anchor, Anchored { node, height: height + 1, cost: self.cost - cost_before });
        node
    }

    /// After the bracket that closes a collection, of which the last thing written ends there.
    fn closing(&self, collection: NodeId, written_end: Option<u32>) -> Option<u32> {
        let text = self.tree.text;
        let mut at = match written_end {
            Some(end) => end as usize,
            None => {
                let start = self.tree.node(collection).start as usize;
                start + text[start..].find(['[', '{'])? + 1
            }
        };
        loop {
            at = text.len() - text[at..].trim_start_matches([' ', '\t', '\r', '\n', ',', ':', '?']).len();
            match text.as_bytes().get(at)? {
                b'#' => at = text::line_end(text, at),
                b']' | b'}' => return Some(small(at + 1)),
                _ => return None,
            }
        }
    }

    /// Notes for the collection that holds `node` how high it is and where it ends.
    fn note_inner(&mut self, height: u32, end: u32, node: NodeId) {
        let Some(outer) = self.open.last_mut() else { return };
        outer.height = outer.height.max(height);
        outer.inner_end = end;
        let node = self.tree.node(node);
        if node.start < node.end {
            outer.written_end = Some(node.end);
        }
    }

    fn anchor(&mut self, anchor: usize, anchored: Anchored) {
        // The parser numbers anchors from 1; 0 means that there is none.
        if anchor != 0 {
            self.anchors.insert(anchor, anchored);
        }
    }

    fn alias(&mut self, anchor: usize, span: Range<usize>) -> Result<(), Problem> {
        let Some(&Anchored { node, height, cost }) = self.anchors.get(&anchor) else {
            return Err(self.at(
                span,
                ProblemKind::AliasBomb,
                "this alias stands for a node that holds the alias",
            ));
        };
        self.check_depth(height, &span)?;
        self.aliased += cost;
        let too_much = match self.aliased {
            Cost { nodes, .. } if nodes > MOST_ALIASED.nodes => Some(format!("{} nodes", MOST_ALIASED.nodes)),
            Cost { bytes, .. } if bytes > MOST_ALIASED.bytes => {
                Some(format!("{} MiB of text", MOST_ALIASED.bytes >> 20))
            }
            _ => None,
        };
        if let Some(too_much) = too_much {
            let message = format!("the aliases up to here stand for more than {too_much}");
            return Err(self.at(span, ProblemKind::AliasBomb, message).help("write the values out"));
        }
        let end = small(span.end);
        let alias = self.push(Stored::Alias(node), span, cost)?;
        self.note_inner(height, end, alias);
        Ok(())
    }

    fn check_depth(&self, height: u32, span: &Range<usize>) -> Result<(), Problem> {
        if small(self.open.len()) + height < DEEPEST {
            return Ok(());
        }
        let message = format!("nested more than {DEEPEST} levels deep");
        Err(self.at(span.clone(), ProblemKind::TooDeep, message))
    }

    fn form(&mut self, style: ScalarStyle, tag: Option<&Tag>, span: &Range<usize>) -> Form {
        let text = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => Form::Block,
            _ => Form::Text,
        };
        match tag {
            None if style == ScalarStyle::Plain => Form::Plain,
            None => text,
            Some(tag) if tag.is_yaml_core_schema() && matches!(&*tag.suffix, "str" | "seq" | "map") => text,
            Some(tag) => {
                let span = in_file(&self.tree, span.clone());
                note(self.problems, || {
                    let message = format!("the tag {} is not supported", quoted(&tag.to_string()));
                    Problem::new(ProblemKind::Unsupported, span, message).help("remove it")
                });
                if style == ScalarStyle::Plain { Form::Plain } else { text }
            }
        }
    }

    fn second_document(&mut self, span: Range<usize>) {
        let problem =
            self.at(span, ProblemKind::SeveralDocuments, "a second document starts here, and is not read");
        self.problems
            .push(problem.help("remove the `---`, or keep the second document in a file of its own"));
    }

    fn at(&self, span: Range<usize>, kind: ProblemKind, message: impl Into<String>) -> Problem {
        Problem::new(kind, in_file(&self.tree, span), message)
    }
}

fn in_file(tree: &Tree<'_>, span: Range<usize>) -> Range<usize> {
    span.start + tree.base..span.end + tree.base
}
