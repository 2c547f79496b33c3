//! Walks downhill: L-BFGS, which remembers the last steps to guess how the slope bends
//! (Nocedal and Wright, Numerical Optimization, algorithm 7.4).

use std::collections::VecDeque;

/// How many steps are remembered.
const MEMORY: usize = 10;

/// How often a step that leads too high is halved.
const HALVINGS: usize = 25;

/// The share of the expected fall that a step must bring.
const LEAST_FALL: f64 = 1e-4;

/// Something with a value and a slope everywhere.
pub(super) trait Slope {
    /// The value at a place, and the slope there.
    fn at(&self, place: &[f64]) -> (f64, Vec<f64>);
}

struct Step {
    moved: Vec<f64>,
    bent: Vec<f64>,
    inverse: f64,
}

/// The lowest place found from a start in so many steps; fewer where no step leads further down.
pub(super) fn down(ground: &impl Slope, start: Vec<f64>, steps: usize) -> Vec<f64> {
    let mut place = start;
    let (mut value, mut slope) = ground.at(&place);
    let mut memory: VecDeque<Step> = VecDeque::new();
    for _ in 0..steps {
        let direction = direction(&slope, &memory);
        let fall = dot(&direction, &slope);
        let Some((next, height, tilt)) = step(ground, &place, value, &direction, fall) else {
            break;
        };
        let moved: Vec<f64> = next.iter().zip(&place).map(|(to, from)| to - from).collect();
        let bent: Vec<f64> = tilt.iter().zip(&slope).map(|(to, from)| to - from).collect();
        let curvature = dot(&moved, &bent);
        if curvature > 1e-12 {
            memory.push_back(Step { moved, bent, inverse: 1.0 / curvature });
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        (place, value, slope) = (next, height, tilt);
    }
    place
}

/// The first of ever shorter steps that leads far enough down.
fn step(
    ground: &impl Slope,
    place: &[f64],
    value: f64,
    direction: &[f64],
    fall: f64,
) -> Option<(Vec<f64>, f64, Vec<f64>)> {
    let mut length = 1.0;
    for _ in 0..HALVINGS {
        let next: Vec<f64> =
            place.iter().zip(direction).map(|(from, by)| from + length * by).collect();
        let (height, slope) = ground.at(&next);
        if height <= value + LEAST_FALL * length * fall && height < value {
            return Some((next, height, slope));
        }
        length /= 2.0;
    }
    None
}

fn direction(slope: &[f64], memory: &VecDeque<Step>) -> Vec<f64> {
    let mut way: Vec<f64> = slope.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for step in memory.iter().rev() {
        let share = step.inverse * dot(&step.moved, &way);
        add(&mut way, &step.bent, -share);
        shares.push(share);
    }
    let scale = if let Some(last) = memory.back() {
        1.0 / (last.inverse * dot(&last.bent, &last.bent))
    } else {
        // Nothing is known yet of how the slope bends: begin with a short step.
        1.0 / dot(slope, slope).sqrt().max(1.0)
    };
    for part in &mut way {
        *part *= scale;
    }
    for (step, share) in memory.iter().zip(shares.iter().rev()) {
        let back = step.inverse * dot(&step.bent, &way);
        add(&mut way, &step.moved, share - back);
    }
    way
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += times * what);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rosenbrock's valley, long and bent.
    struct Valley;

    impl Slope for Valley {
        fn at(&self, place: &[f64]) -> (f64, Vec<f64>) {
            let (x, y) = (place[0], place[1]);
            let (across, along) = (y - x * x, 1.0 - x);
            let slope = vec![-400.0 * x * across - 2.0 * along, 200.0 * across];
            (100.0 * across * across + along * along, slope)
        }
    }

    #[test]
    fn it_finds_the_bottom_of_a_bent_valley() {
        let bottom = down(&Valley, vec![-1.2, 1.0], 200);
        assert!((bottom[0] - 1.0).abs() < 1e-6 && (bottom[1] - 1.0).abs() < 1e-6, "{bottom:?}");
    }
}
