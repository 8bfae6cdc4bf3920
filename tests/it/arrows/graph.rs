//! The graph of which file needs which, and its cycles.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, VecDeque},
};

/// For each file, the files that it needs, and where it says so first: the line, and the path that it names there.
#[derive(Default)]
pub struct Graph(BTreeMap<usize, BTreeMap<usize, (usize, String)>>);

/// A file in a circle, and one edge that leads on in it.
pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub line: usize,
    pub named: String,
}

impl Graph {
    /// Adds that one file names something of another; the first place is remembered.
    pub fn add(&mut self, from: usize, to: usize, line: usize, named: impl FnOnce() -> String) {
        self.0.entry(from).or_default().entry(to).or_insert_with(|| (line, named()));
    }

    /// The circles, the largest first. Of each file in one, the edge from which it comes back to itself soonest.
    pub fn circles(&self) -> Vec<Vec<Edge>> {
        let reached: BTreeMap<usize, BTreeSet<usize>> =
            self.0.keys().map(|file| (*file, self.reached_from(*file))).collect();
        let mut seen = BTreeSet::<usize>::new();
        let mut circles = Vec::new();
        for (file, others) in &reached {
            if seen.contains(file) || !others.contains(file) {
                continue;
            }
            let back = |other: &usize| reached.get(other).is_some_and(|reached| reached.contains(file));
            let circle: Vec<usize> = others.iter().copied().filter(back).collect();
            seen.extend(&circle);
            circles.push(circle.into_iter().filter_map(|file| self.way_back(file)).collect::<Vec<_>>());
        }
        circles.sort_by_key(|circle| Reverse(circle.len()));
        circles
    }

    fn after(&self, file: usize) -> impl Iterator<Item = usize> {
        self.0.get(&file).into_iter().flat_map(|edges| edges.keys().copied())
    }

    /// All files that are needed in the end; the file itself only if it is in a circle.
    fn reached_from(&self, file: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut next = vec![file];
        while let Some(file) = next.pop() {
            next.extend(self.after(file).filter(|after| reached.insert(*after)));
        }
        reached
    }

    /// The first edge of the shortest way from a file back to itself.
    fn way_back(&self, file: usize) -> Option<Edge> {
        let mut first_steps: BTreeMap<usize, usize> = self.after(file).map(|step| (step, step)).collect();
        let mut next: VecDeque<usize> = first_steps.keys().copied().collect();
        while let Some(at) = next.pop_front() {
            let step = first_steps[&at];
            if at == file {
                let (line, named) = &self.0[&file][&step];
                return Some(Edge { from: file, to: step, line: *line, named: named.clone() });
            }
            for after in self.after(at) {
                first_steps.entry(after).or_insert_with(|| {
                    next.push_back(after);
                    step
                });
            }
        }
        None
    }
}
