/** The words of the laboratory "hello", in English. */
export default {
  'tab.hello': 'hello',
  'hello.pageTitle': 'Unroll: every number of a recurrent network',
  'hello.skip': 'Skip to the figure',
  'hello.tagline': 'Four letters, three hidden units, every number in sight.',

  'hello.lead.waiting': 'Looking for a network to watch …',
  'hello.lead.noServer':
    'The server does not answer. This page goes on by itself as soon as it does.',
  'hello.lead.new':
    'A network with {units} hidden units has random weights and answers at random. Press Step and watch the scores of the right letters (◎) rise.',
  'hello.lead.learning':
    'After {step} steps {right} of {all} letters are right. Each step nudges every weight so that the green scores rise above the others.',
  'hello.lead.learnt':
    'It spells “{word}”: all {all} letters are right after {step} steps. More steps only make it surer.',
  'hello.lead.finished':
    'Finished after {step} steps with {right} of {all} letters right. Reset begins anew; another seed begins elsewhere.',
  'hello.lead.diverged': 'Training has run away. The reason, and what helps, is below.',
  'hello.lead.failed': 'This run has stopped because something went wrong.',

  'hello.bar.steps': 'steps',
  'hello.bar.loss': 'loss',
  'hello.bar.right': 'letters right',
  'hello.bar.stepHint':
    'One step: through the word, back through time, and one small change of every weight',
  'hello.pace.label': 'pace',
  'hello.pace.hint': 'How fast Train goes.',

  'figure.title': 'The network, letter by letter',
  'figure.explanation':
    'Read each column from the bottom up: a letter goes in, the hidden units mix it with what they remember (from the left), and every letter gets a score. The next letter of the word (◎, green) should have the highest. Press any number to see how it comes about.',
  'figure.empty': 'Waiting for the first numbers …',
  'figure.region': 'The network unrolled over “{word}”. Arrow keys go from number to number.',
  'figure.moment': 'Step {t}: reads {input}, should answer {target}, answers {predicted}',
  'figure.target': 'answer',
  'figure.scores': 'scores y',
  'figure.hidden': 'hidden h',
  'figure.oneHot': 'one-hot x',
  'figure.input': 'reads',
  'figure.wanted': 'next',
  'figure.said': 'says',
  'figure.first': '1st {letter}',
  'figure.second': '2nd {letter}',
  'figure.score': 'Score of {letter}: {score}, {percent} %, last step {change}',
  'figure.targetScore':
    'Score of {letter}, the right answer: {score}, {percent} %, last step {change}',
  'figure.scoreHint':
    'Probability of {letter}: {percent} %. Press to see how the score comes about.',
  'figure.unit': 'Hidden unit {unit}: {value}',
  'figure.unitHint': 'From −1 to 1. Press to see how it comes about.',

  'word.label': 'Another word',
  'word.learn': 'Learn this word',
  'word.hint': '2 to 12 letters, not all the same. It starts a new network.',
  'word.fault.short': 'A word needs at least 2 letters, this has {count}.',
  'word.fault.long': 'A word may have at most 12 letters, this has {count}.',
  'word.fault.letters': 'Only letters, please: no blanks, digits or signs.',
  'word.fault.same': 'All its letters are the same: there is nothing to tell apart.',

  'twins.title': 'The same letter twice',
  'twins.none':
    'In this word every letter is always followed by the same one, so no memory is needed. Try “hello” or “letter”.',
  'twins.titleOf': 'Two times “{letter}”: first {one}, then {other}',
  'twins.explanation':
    'The input is the same both times, so the letter itself adds the same to every unit. Only what the units remember from before differs. That makes two hidden states, and each votes for {other} (+) or for {one} (−).',
  'twins.table': 'The hidden states at the two {letter}',
  'twins.own': '“{letter}” itself',
  'twins.first': '1st {letter}: should give {one}',
  'twins.second': '2nd {letter}: should give {other}',
  'twins.memory': 'memory',
  'twins.hidden': 'hidden',
  'twins.vote': 'votes {other}',
  'twins.total': 'score of {other} − score of {one}',
  'twins.means': '→ rather {answer}',
  'twins.apart':
    'Told apart: at the first {letter} the votes add up to less than 0, at the second to more. Both see the same input; the memory decides.',
  'twins.alike':
    'Not told apart yet: the sum should be below 0 at the first {letter} and above 0 at the second. Training pushes the two hidden states apart.',

  'opened.title': 'One number, opened',
  'opened.weight': 'from {from} to {to}',
  'opened.bias': 'bias of {to}',
  'opened.value': 'weight now',
  'opened.gradient': 'gradient',
  'opened.change': '− {rate} × gradient',
  'opened.next': 'weight after the next step',
  'opened.update': 'what the last step did',
  'opened.falls':
    'The gradient is positive: a larger weight would make the loss larger, so the step makes it smaller.',
  'opened.still':
    'The gradient is 0: nothing that came in passed through this number, so the step leaves it as it is.',
  'opened.rises':
    'The gradient is negative: a larger weight would make the loss smaller, so the step makes it larger.',
  'opened.sum': 'The gradient is a sum over the letters: what comes in × how wrong it comes out',
  'opened.at': 'letter',
  'opened.in': 'in',
  'opened.blame': 'wrong by',
  'opened.product': 'adds',
  'opened.total': 'sum',
  'opened.unitAt': 'after letter {t}, “{letter}”',
  'opened.scoreAt': 'score after letter {t}, “{letter}”',
  'opened.unitWords':
    'The letter that is read chooses one weight; what each unit was before (h′) comes through another; tanh squeezes the sum between −1 and 1.',
  'opened.scoreWords':
    'Each hidden unit times its weight, plus the bias. Softmax turns all scores of this letter into probabilities.',
  'opened.unitGradient':
    'Gradient of the sum: {gradient}. If it is positive, a smaller sum would lower the loss, here and at the letters after it.',
  'opened.scoreGradient':
    'Gradient of the score: {gradient}. It is the probability, less 1 for the right letter: a negative one asks the score to rise.',

  'weights.title': 'All weights',
  'weights.count': '{count} numbers',
  'weights.explanation':
    'The same weights are used at every letter. Press one to see its gradient and its update.',
  'weights.W_xh': 'letter to hidden',
  'weights.W_hh': 'hidden to hidden, one letter later',
  'weights.b_h': 'biases of hidden',
  'weights.W_hy': 'hidden to score',
  'weights.b_y': 'biases of scores',
  'weights.weight': 'Weight from {from} to {to}: {value}',
  'weights.bias': 'Bias of {to}: {value}',

  'curve.title': 'Loss',
  'curve.explanation':
    'How surprised it is by the right letters, on average, in nats. Guessing blindly stands at the dashed line.',
  'curve.guessing': 'guessing',
  'curve.gradient': 'gradient norm',
  'curve.at': '{loss} at step {step}',
  'curve.chart': 'Curve of the loss. At step {step} it is {loss}.',

  'hello.settings.explanation':
    'The learning rate acts at once. The others need a new network: change some, then press “Restart with these settings” on top.',
  'hello.learningRate.label': 'learning rate',
  'hello.learningRate.hint':
    'Each step moves a weight by this times its gradient. Small steps are slow but sure. From about 1 on, they may jump over the goal.',
  'hello.hidden.label': 'hidden units',
  'hello.hidden.unit': 'units',
  'hello.hidden.hint':
    'Numbers of memory. Three suffice for “hello”; one is hardly enough. Longer words learn faster with more.',
  'hello.seed.label': 'seed',
  'hello.seed.hint':
    'Chooses the first weights, between −½ and ½. The same seed always gives the same numbers.',
  'hello.maxSteps.label': 'steps',
  'hello.maxSteps.hint': 'Training stops after so many. 0 lets it go on for ever.',
};
