/** The words of the laboratory of the five shapes, in English. */
export default {
  'tab.shapes': 'Shapes',
  'shapes.pageTitle': 'Unroll: the five shapes of sequences',
  'shapes.skip': 'Skip to the figure',
  'shapes.tagline': 'One cell, five ways to put it to work.',

  'shapes.lead.waiting': 'Looking for a network to watch …',
  'shapes.lead.noServer':
    'The server does not answer. This page goes on by itself as soon as it does.',
  'shapes.lead.new': 'A network with {hidden} memory units begins; it answers at random.',
  'shapes.lead.learning':
    'After {step} steps it answers {exact} % of {examples} examples right from end to end.',
  'shapes.lead.paused':
    'Paused after {step} steps; {exact} % of {examples} examples are right. The round button goes on; Step takes one more.',
  'shapes.lead.finished':
    'Finished after {step} steps: {exact} % of {examples} examples are right from end to end. Try some below, or choose another figure.',
  'shapes.lead.diverged': 'Training has run away. The reason, and what helps, is below.',
  'shapes.lead.failed': 'This run has stopped because something went wrong.',

  'shapes.bar.stepHint': 'Learns from a single batch; works while paused',
  'shapes.bar.loss': 'loss',
  'shapes.bar.nats': 'nats',
  'shapes.bar.exact': 'whole answers',
  'shapes.bar.speed': 'examples/s',
  'shapes.pace.label': 'pace',
  'shapes.pace.hint': 'Only slows time.',
  'shapes.pace.full': 'full speed',
  'shapes.pace.steps': '{pace} steps/s',

  'shapes.choose': 'The five shapes',
  'shapes.legend.input': 'what is read',
  'shapes.legend.hidden': 'memory',
  'shapes.legend.output': 'what is answered',

  'shape.one-to-one.name': 'One to one',
  'shape.one-to-one.everyday': 'like telling what a picture shows',
  'shape.one-to-one.problem': 'a letter or digit → its kind',
  'shape.one-to-one.explanation':
    'One thing in, one thing out, no time at all: this is how a network tells what a picture shows. Here it sorts 36 signs into vowels, consonants and digits. Nothing has to be remembered, so this is the easiest of the five.',
  'shape.one-to-one.hint': 'a letter from a to z, or a digit',
  'shape.one-to-one.fault': 'This must be a single letter from a to z, or a digit.',
  'shape.one-to-many.name': 'One to many',
  'shape.one-to-many.everyday': 'like writing a caption for a picture',
  'shape.one-to-many.problem': 'a number → its name, letter by letter',
  'shape.one-to-many.explanation':
    'One thing in, a sequence out: a picture gets a caption. Here a number is spelt, and ■ marks the end. The number is read only at the first step; after that nothing comes in, so the memory alone knows which number it was and how far it has come.',
  'shape.one-to-many.hint': 'a whole number from 0 to 20',
  'shape.one-to-many.fault': 'This must be a whole number from 0 to 20.',
  'shape.many-to-one.name': 'Many to one',
  'shape.many-to-one.everyday': 'like telling whether a review is kind',
  'shape.many-to-one.problem': 'a sentence → kind (+) or not (−)',
  'shape.many-to-one.explanation':
    'A sequence in, one thing out at its end: is a review kind? “not” turns an opinion round, however many words later it comes, and after “but” only what follows counts. Look how the memory changes at these two words.',
  'shape.many-to-one.hint':
    'film, food, music or book · was · [not] [very, so, really] an adjective · [but …]',
  'shape.many-to-one.fault':
    'This must be a sentence such as “film was not very good but really dull”, of words that it knows.',
  'shape.many-to-many.name': 'Many to many, aligned',
  'shape.many-to-many.everyday': 'like tagging each word of a sentence',
  'shape.many-to-many.problem': 'each word → its part of speech',
  'shape.many-to-many.explanation':
    'A sequence in, and at each step an answer: every word gets a tag. “hit”, “cut”, “cost”, “bet” and “saw” are nouns in one place and verbs in another, so the word alone does not tell. What was read before it does, and that is in the memory.',
  'shape.many-to-many.hint':
    'the or a · [big, old, red] · noun · verb · the or a · [adjective] · noun',
  'shape.many-to-many.fault':
    'This must be a sentence such as “the old cut cost a big bet”, of words that it knows.',
  'shape.encoder-decoder.name': 'Many to many, after reading',
  'shape.encoder-decoder.everyday': 'like translating a sentence',
  'shape.encoder-decoder.problem': 'letters → the same letters backwards',
  'shape.encoder-decoder.explanation':
    'A sequence in, then another one out: a translator listens to the end before speaking. Here letters are read up to ▶ and written backwards up to ■. All of them have to fit into the memory at ▶, so this is the hardest of the five.',
  'shape.encoder-decoder.hint': '2 to 5 letters from a to f',
  'shape.encoder-decoder.fault': 'These must be 2 to 5 letters from a to f.',

  'shapes.unrolled': 'The network, unrolled over the steps of an example',
  'shapes.row.target': 'right answer',
  'shapes.row.output': 'its answer',
  'shapes.row.hidden': 'memory',
  'shapes.row.input': 'reads',
  'shapes.row.time': 'step',
  'shapes.right': 'right',
  'shapes.wrong': 'wrong',
  'shapes.verdict.waiting': 'Waiting for a first example …',
  'shapes.verdict.right': 'All right.',
  'shapes.verdict.wrong': 'Not yet right.',
  'shapes.verdict.typed': 'This is your example.',
  'shapes.verdict.unseen': 'It is never trained on this one.',
  'shapes.verdict.seen': 'It is trained on this one too: there are no others.',
  'shapes.scale': 'memory units',
  'shapes.next': 'Next example',
  'shapes.own': 'Your own',
  'shapes.read': 'Read this',
  'shapes.vocabulary': 'All {count} symbols it knows',

  'shapes.curves.title': 'How it learns',
  'shapes.curves.waiting': 'Waiting for a first measurement …',
  'shapes.curves.apart':
    'Tried again and again on {examples} examples that are kept from training, so these are not learnt by heart.',
  'shapes.curves.whole':
    'Tried again and again on all {examples} examples there are. A new sign means nothing until it is learnt, so none can be held back.',
  'shapes.curves.loss': 'loss (nats)',
  'shapes.curves.exact': 'whole answers',
  'shapes.curves.symbols': 'single answers',
  'shapes.curves.chart':
    'Curves over {points} points: at step {step} the loss is {loss} nats, whole answers right {exact}, single answers right {symbols}',

  'shapes.cell.label': 'cell',
  'shapes.cell.hint': 'how the memory is updated; gates protect what it holds',
  'shapes.hidden.label': 'memory units',
  'shapes.hidden.hint': 'numbers of memory; how few are enough?',
  'shapes.batch.label': 'batch',
  'shapes.batch.hint': 'examples of a step',
  'shapes.maxSteps.label': 'steps',
  'shapes.maxSteps.hint': 'training ends there; 0: never',
  'shapes.seed.label': 'seed',
  'shapes.seed.hint': 'other first weights and examples; the same seed, the same run',
  'shapes.learningRate.label': 'learning rate',
  'shapes.learningRate.hint': 'size of a change; small is slow, large runs wild',
};
