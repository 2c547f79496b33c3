//! Learns which meanings belong to a class: a small net over the vectors of `meaning`, which carries
//! what was learned in one language over to the others.

use crate::{
    bytes::{Damaged, Reader, Width, Writer, round},
    classifier::Lessons,
    numbers::{Draws, float, softmax},
    reading::{MEANT, Reading},
};

/// How many nets are trained from different starts; their shares are averaged.
const NETS: usize = 4;
/// In how many bits each layer is kept: the first is the largest by far, and four nets of eight bits say
/// more than two of sixteen.
const WIDTHS: [Width; 4] = [Width::Eight, Width::Sixteen, Width::Sixteen, Width::Sixteen];
const BATCH: usize = 64;
const FIRST_RATE: f32 = 0.001;
/// The share of hidden nodes that is left out at each step of training, against learning by heart.
const LEFT_OUT: f32 = 0.3;
/// How much of the past mean and square of a slope is kept, as Kingma and Ba propose ("Adam", 2015).
const KEPT_MEAN: f32 = 0.9;
const KEPT_SQUARE: f32 = 0.999;

/// Nets whose shares for each class are averaged.
#[derive(Debug, PartialEq)]
pub(crate) struct Sense {
    nets: Vec<Net>,
}

impl Sense {
    /// `nodes` lie between meaning and classes, and every
    /// text is seen `visits` times.
    pub(crate) fn train(
        lessons: &Lessons<'_>,
        classes: usize,
        nodes: usize,
        visits: usize,
    ) -> Self {
        let nets = (0_u64..).take(NETS).map(|seed| {
            let mut net = Net::new(classes, nodes, seed);
            Training::new(&net, seed).run(&mut net, lessons, visits);
            net.layers_mut().into_iter().zip(WIDTHS).for_each(|(layer, width)| round(layer, width));
            net
        });
        Self { nets: nets.collect() }
    }

    /// The share of each class; they sum to 1.
    pub(crate) fn shares(&self, reading: &Reading) -> Vec<f32> {
        let mut mean: Vec<f32> = Vec::new();
        for net in &self.nets {
            let mut hidden = net.hidden(&reading.meant);
            for node in &mut hidden {
                *node = node.max(0.0);
            }
            let shares = net.shares(&hidden);
            mean.resize(shares.len(), 0.0);
            mean.iter_mut().zip(&shares).for_each(|(sum, it)| *sum += it / float(self.nets.len()));
        }
        mean
    }

    /// How many classes its nets agree to know; 0 if they do not agree.
    pub(crate) fn classes(&self) -> usize {
        let first = self.nets.first().map_or(0, |net| net.classes);
        if self.nets.iter().all(|net| net.classes == first) { first } else { 0 }
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.number(self.nets.len());
        for net in &self.nets {
            out.number(net.classes);
            out.number(net.nodes());
            net.layers().iter().zip(WIDTHS).for_each(|(layer, width)| out.rounded(layer, width));
        }
    }

    pub(crate) fn read(from: &mut Reader) -> Result<Self, Damaged> {
        let count = from.number()?;
        let net = |_| {
            let (classes, nodes) = (from.number()?, from.number()?);
            if nodes == 0 {
                return Err(Damaged);
            }
            let layers =
                [MEANT.checked_mul(nodes), Some(nodes), nodes.checked_mul(classes), Some(classes)];
            let mut layer = |at: usize| from.rounded(layers[at].ok_or(Damaged)?, WIDTHS[at]);
            Ok(Net {
                classes,
                inward: layer(0)?,
                inward_bias: layer(1)?,
                outward: layer(2)?,
                outward_bias: layer(3)?,
            })
        };
        // A damaged count ends with the bytes.
        Ok(Self { nets: (0..count).map(net).collect::<Result<_, _>>()? })
    }
}

/// One hidden layer of rectified nodes, then shares by softmax. Weights lie together by where they
/// come from.
#[derive(Debug, PartialEq)]
struct Net {
    classes: usize,
    inward: Vec<f32>,
    inward_bias: Vec<f32>,
    outward: Vec<f32>,
    outward_bias: Vec<f32>,
}

impl Net {
    /// Weights at random, in the bounds of Glorot and Bengio (2010).
    fn new(classes: usize, nodes: usize, seed: u64) -> Self {
        let mut draws = Draws::new(seed);
        let mut layer = |from: usize, to: usize| {
            let bound = (6.0 / float(from + to)).sqrt();
            (0..from * to).map(|_| (2.0 * draws.share() - 1.0) * bound).collect::<Vec<_>>()
        };
        Self {
            classes,
            inward: layer(MEANT, nodes),
            inward_bias: vec![0.0; nodes],
            outward: layer(nodes, classes),
            outward_bias: vec![0.0; classes],
        }
    }

    /// How many nodes lie between meaning and classes.
    fn nodes(&self) -> usize {
        self.inward_bias.len()
    }

    /// What the hidden nodes receive.
    fn hidden(&self, meant: &[f32]) -> Vec<f32> {
        carried(meant, &self.inward, &self.inward_bias)
    }

    fn shares(&self, hidden: &[f32]) -> Vec<f32> {
        let mut scores = carried(hidden, &self.outward, &self.outward_bias);
        softmax(&mut scores);
        scores
    }

    fn layers(&self) -> [&Vec<f32>; 4] {
        [&self.inward, &self.inward_bias, &self.outward, &self.outward_bias]
    }

    fn layers_mut(&mut self) -> [&mut Vec<f32>; 4] {
        [&mut self.inward, &mut self.inward_bias, &mut self.outward, &mut self.outward_bias]
    }
}

fn carried(values: &[f32], weights: &[f32], bias: &[f32]) -> Vec<f32> {
    let mut sums = bias.to_vec();
    for (&value, weights) in values.iter().zip(weights.chunks_exact(bias.len())) {
        if value != 0.0 {
            add_times(&mut sums, value, weights);
        }
    }
    sums
}

fn add_times(sums: &mut [f32], times: f32, values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += times * value;
    }
}

/// What descent along the slope remembers, layer by layer as in [`Net::layers`].
struct Training {
    slopes: [Vec<f32>; 4],
    means: [Vec<f32>; 4],
    squares: [Vec<f32>; 4],
    draws: Draws,
}

impl Training {
    fn new(net: &Net, seed: u64) -> Self {
        let empty = || net.layers().map(|layer| vec![0.0; layer.len()]);
        Self { slopes: empty(), means: empty(), squares: empty(), draws: Draws::new(seed + 11) }
    }

    fn run(&mut self, net: &mut Net, lessons: &Lessons<'_>, visits: usize) {
        let &Lessons { readings, labels, weights } = lessons;
        let mut order: Vec<usize> = (0..readings.len()).collect();
        let steps = float(visits * readings.len().div_ceil(BATCH));
        let (mut rate, mut left_mean, mut left_square) = (FIRST_RATE, 1.0, 1.0);
        for _ in 0..visits {
            self.draws.shuffle(&mut order);
            for batch in order.chunks(BATCH) {
                for &at in batch {
                    self.learn(net, &readings[at].meant, labels[at], weights[at]);
                }
                left_mean *= KEPT_MEAN;
                left_square *= KEPT_SQUARE;
                self.step(net, batch.len(), rate, 1.0 - left_mean, 1.0 - left_square);
                rate -= FIRST_RATE / steps;
            }
        }
    }

    /// Adds the slope that one text asks for.
    fn learn(&mut self, net: &Net, meant: &[f32], labels: &[usize], weight: f32) {
        let mut hidden = net.hidden(meant);
        for node in &mut hidden {
            let stays = self.draws.share() >= LEFT_OUT;
            *node = if stays { node.max(0.0) / (1.0 - LEFT_OUT) } else { 0.0 };
        }
        let mut errors = net.shares(&hidden);
        for &label in labels {
            errors[label] -= 1.0 / float(labels.len());
        }
        for error in &mut errors {
            *error *= weight;
        }
        let [inward, inward_bias, outward, outward_bias] = &mut self.slopes;
        add_times(outward_bias, 1.0, &errors);
        let mut blame = vec![0.0; net.nodes()];
        for (node, &value) in hidden.iter().enumerate().filter(|(_, value)| **value > 0.0) {
            let row = node * net.classes..(node + 1) * net.classes;
            add_times(&mut outward[row.clone()], value, &errors);
            let passed = net.outward[row].iter().zip(&errors).map(|(weight, error)| weight * error);
            blame[node] = passed.sum::<f32>() / (1.0 - LEFT_OUT);
        }
        add_times(inward_bias, 1.0, &blame);
        for (&value, row) in meant.iter().zip(inward.chunks_exact_mut(blame.len())) {
            add_times(row, value, &blame);
        }
    }

    /// Moves the net along the slopes of a batch and forgets them.
    fn step(&mut self, net: &mut Net, batch: usize, rate: f32, mean_seen: f32, square_seen: f32) {
        let memory = self.slopes.iter_mut().zip(&mut self.means).zip(&mut self.squares);
        for (layer, ((slopes, means), squares)) in net.layers_mut().into_iter().zip(memory) {
            for (at, weight) in layer.iter_mut().enumerate() {
                let slope = slopes[at] / float(batch);
                means[at] = KEPT_MEAN * means[at] + (1.0 - KEPT_MEAN) * slope;
                squares[at] = KEPT_SQUARE * squares[at] + (1.0 - KEPT_SQUARE) * slope * slope;
                *weight -=
                    rate * (means[at] / mean_seen) / ((squares[at] / square_seen).sqrt() + 1e-8);
            }
            slopes.fill(0.0);
        }
    }
}
