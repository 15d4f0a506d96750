//! From parser events to a [`Tree`], within limits that no plan needs to pass.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::keys;
use super::problem::{Problem, ProblemKind, note, quoted};
use super::syntax;
use super::tree::{Form, Kind, Node, NodeId, Tree};

/// Collections within collections; a plan has about five.
const DEEPEST: u32 = 64;

/// Nodes that all aliases of a file may stand for.
const MOST_ALIASED: u64 = 100_000;

/// A collection whose end has not been seen.
struct Open {
    node: NodeId,
    anchor: usize,
    /// Of what it holds so far.
    height: u32,
    /// Nodes before it, aliases counted as what they stand for.
    size_before: u64,
    /// Where the last thing in it ends, in characters.
    inner_end: u32,
}

/// What an alias stands for.
struct Anchored {
    node: NodeId,
    height: u32,
    size: u64,
}

/// A [`Tree`] in the making.
pub(super) struct Builder<'t, 'p> {
    tree: Tree<'t>,
    problems: &'p mut Vec<Problem>,
    open: Vec<Open>,
    /// By the parser's number. A collection is listed from its end on, so one that is missing here
    /// holds the alias.
    anchors: BTreeMap<usize, Anchored>,
    aliased: u64,
}

impl<'t, 'p> Builder<'t, 'p> {
    pub(super) const fn new(tree: Tree<'t>, problems: &'p mut Vec<Problem>) -> Self {
        Self { tree, problems, open: Vec::new(), anchors: BTreeMap::new(), aliased: 0 }
    }

    pub(super) fn build(mut self) -> Result<Tree<'t>, Problem> {
        let mut parser = Parser::new_from_str(self.tree.text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| syntax::explain(&self.tree, &error))?;
            if matches!(event, Event::DocumentStart(_)) && !self.tree.nodes.is_empty() {
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
        match self.tree.nodes.first().map(|node| &node.kind) {
            None => true,
            Some(Kind::Scalar(text, Form::Plain)) => text.is_empty(),
            Some(_) => false,
        }
    }

    fn take(&mut self, event: Event<'t>, span: Span) -> Result<(), Problem> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let form = self.form(style, tag.as_deref(), span);
                // What is left out takes up no room, but the parser lends it the sign after it.
                let span =
                    if text.is_empty() && form == Form::Plain { Span::empty(span.start) } else { span };
                let node = self.push(Kind::Scalar(text, form), span);
                self.note_inner(0, position(span.end.index()));
                self.anchor(anchor, Anchored { node, height: 0, size: 1 });
            }
            Event::SequenceStart(anchor, tag) => self.start(Kind::Sequence, anchor, tag, span)?,
            Event::MappingStart(anchor, tag) => self.start(Kind::Mapping, anchor, tag, span)?,
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

    fn push(&mut self, kind: Kind<'t>, span: Span) -> NodeId {
        let id = id(self.tree.nodes.len());
        self.tree.nodes.push(Node {
            kind,
            next: id + 1,
            start: position(span.start.index()),
            end: position(span.end.index()),
            is_flow: false,
        });
        id
    }

    fn start(
        &mut self,
        kind: Kind<'t>,
        anchor: usize,
        tag: Option<Cow<'t, Tag>>,
        span: Span,
    ) -> Result<(), Problem> {
        self.check_depth(0, span)?;
        if let Some(tag) = tag {
            self.form(ScalarStyle::Plain, Some(&tag), span);
        }
        let size_before = self.tree.nodes.len() as u64 + self.aliased;
        let node = self.push(kind, span);
        let inner_end = position(span.end.index());
        self.open.push(Open { node, anchor, height: 0, size_before, inner_end });
        Ok(())
    }

    fn end(&mut self, span: Span) -> NodeId {
        let Open { node, anchor, height, size_before, inner_end } =
            self.open.pop().expect("the parser ends only what it started");
        // A block collection has no closing sign: it ends where the last thing in it does.
        let end = if span.is_empty() { inner_end } else { position(span.end.index()) };
        let next = id(self.tree.nodes.len());
        let closed = &mut self.tree.nodes[node as usize];
        closed.next = next;
        closed.end = end;
        closed.is_flow = !span.is_empty();
        self.note_inner(height + 1, end);
        let size = u64::from(next) + self.aliased - size_before;
        self.anchor(anchor, Anchored { node, height: height + 1, size });
        node
    }

    fn note_inner(&mut self, height: u32, end: u32) {
        if let Some(outer) = self.open.last_mut() {
            outer.height = outer.height.max(height);
            outer.inner_end = end;
        }
    }

    fn anchor(&mut self, anchor: usize, anchored: Anchored) {
        // The parser numbers anchors from 1; 0 means that there is none.
        if anchor != 0 {
            self.anchors.insert(anchor, anchored);
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Problem> {
        let Some(&Anchored { node, height, size }) = self.anchors.get(&anchor) else {
            return Err(self.at(
                span,
                ProblemKind::AliasBomb,
                "this alias stands for a node that holds the alias",
            ));
        };
        self.check_depth(height, span)?;
        self.aliased = self.aliased.saturating_add(size);
        if self.aliased > MOST_ALIASED {
            let message = format!("the aliases up to here stand for more than {MOST_ALIASED} nodes");
            return Err(self.at(span, ProblemKind::AliasBomb, message).help("write the values out"));
        }
        self.push(Kind::Alias(node), span);
        self.note_inner(height, position(span.end.index()));
        Ok(())
    }

    fn check_depth(&self, height: u32, span: Span) -> Result<(), Problem> {
        if id(self.open.len()) + height < DEEPEST {
            return Ok(());
        }
        Err(self.at(span, ProblemKind::TooDeep, format!("nested more than {DEEPEST} levels deep")))
    }

    fn form(&mut self, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Form {
        let text = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => Form::Block,
            _ => Form::Text,
        };
        match tag {
            None if style == ScalarStyle::Plain => Form::Plain,
            None => text,
            Some(tag) if tag.is_yaml_core_schema() && matches!(&*tag.suffix, "str" | "seq" | "map") => text,
            Some(tag) => {
                let tree = &self.tree;
                note(self.problems, || {
                    let message = format!("the tag {} is not supported", quoted(&tag.to_string()));
                    Problem::new(ProblemKind::Unsupported, bytes(tree, span), message).help("remove it")
                });
                if style == ScalarStyle::Plain { Form::Plain } else { text }
            }
        }
    }

    fn second_document(&mut self, span: Span) {
        let problem =
            self.at(span, ProblemKind::SeveralDocuments, "a second document starts here, and is not read");
        self.problems
            .push(problem.help("remove the `---`, or keep the second document in a file of its own"));
    }

    fn at(&self, span: Span, kind: ProblemKind, message: impl Into<String>) -> Problem {
        Problem::new(kind, bytes(&self.tree, span), message)
    }
}

fn bytes(tree: &Tree<'_>, span: Span) -> Range<usize> {
    tree.offset(position(span.start.index()))..tree.offset(position(span.end.index()))
}

/// Files are read only up to a few MiB, so everything in them can be counted in 32 bits.
fn id(count: usize) -> NodeId {
    NodeId::try_from(count).unwrap_or(NodeId::MAX)
}

fn position(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or(u32::MAX)
}
