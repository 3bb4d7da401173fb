/**
 * What the two published sketch corpora hold: their classes, spelled as their folders are, and how many sketches.
 * Names and counts are facts taken from the corpora's own papers and folder listings:
 * M. Eitz, J. Hays, M. Alexa, 'How do humans sketch objects?', ACM Trans. Graph. 31(4), 2012 (250 classes of 80 sketches);
 * P. Sangkloy, N. Burnell, C. Ham, J. Hays, 'The Sketchy database', ACM Trans. Graph. 35(4), 2016 (125 classes, 75,471 sketches).
 */

export interface PublishedCorpus {
  readonly id: 'tu-berlin' | 'sketchy';
  readonly name: string;
  readonly classes: readonly string[];
  readonly images: number;
  /** Where every class has as many. */
  readonly perClass: number | null;
}

const split = (names: string): string[] => names.split(',').map((name) => name.trim());

export const tuBerlin: PublishedCorpus = {
  id: 'tu-berlin',
  name: 'TU Berlin',
  images: 20_000,
  perClass: 80,
  classes: split(`
  airplane, alarm clock, angel, ant, apple, arm, armchair, ashtray, axe, backpack, banana, barn, baseball bat, basket, bathtub,
  bear (animal), bed, bee, beer-mug, bell, bench, bicycle, binoculars, blimp, book, bookshelf, boomerang, bottle opener, bowl, brain,
  bread, bridge, bulldozer, bus, bush, butterfly, cabinet, cactus, cake, calculator, camel, camera, candle, cannon, canoe,
  car (sedan), carrot, castle, cat, cell phone, chair, chandelier, church, cigarette, cloud, comb, computer monitor, computer-mouse,
  couch, cow, crab, crane (machine), crocodile, crown, cup, diamond, dog, dolphin, donut, door, door handle, dragon, duck, ear,
  elephant, envelope, eye, eyeglasses, face, fan, feather, fire hydrant, fish, flashlight, floor lamp, flower with stem, flying bird,
  flying saucer, foot, fork, frog, frying-pan, giraffe, grapes, grenade, guitar, hamburger, hammer, hand, harp, hat, head,
  head-phones, hedgehog, helicopter, helmet, horse, hot air balloon, hot-dog, hourglass, house, human-skeleton, ice-cream-cone, ipod,
  kangaroo, key, keyboard, knife, ladder, laptop, leaf, lightbulb, lighter, lion, lobster, loudspeaker, mailbox, megaphone, mermaid,
  microphone, microscope, monkey, moon, mosquito, motorbike, mouse (animal), mouth, mug, mushroom, nose, octopus, owl, palm tree,
  panda, paper clip, parachute, parking meter, parrot, pear, pen, penguin, person sitting, person walking, piano, pickup truck, pig,
  pigeon, pineapple, pipe (for smoking), pizza, potted plant, power outlet, present, pretzel, pumpkin, purse, rabbit, race car,
  radio, rainbow, revolver, rifle, rollerblades, rooster, sailboat, santa claus, satellite, satellite dish, saxophone, scissors,
  scorpion, screwdriver, sea turtle, seagull, shark, sheep, ship, shoe, shovel, skateboard, skull, skyscraper, snail, snake,
  snowboard, snowman, socks, space shuttle, speed-boat, spider, sponge bob, spoon, squirrel, standing bird, stapler, strawberry,
  streetlight, submarine, suitcase, sun, suv, swan, sword, syringe, t-shirt, table, tablelamp, teacup, teapot, teddy-bear, telephone,
  tennis-racket, tent, tiger, tire, toilet, tomato, tooth, toothbrush, tractor, traffic light, train, tree, trombone, trousers,
  truck, trumpet, tv, umbrella, van, vase, violin, walkie talkie, wheel, wheelbarrow, windmill, wine-bottle, wineglass, wrist-watch,
  zebra
  `),
};

export const sketchy: PublishedCorpus = {
  id: 'sketchy',
  name: 'Sketchy',
  images: 75_471,
  perClass: null, // about 600
  classes: split(`
  airplane, alarm_clock, ant, ape, apple, armor, axe, banana, bat, bear, bee, beetle, bell, bench, bicycle, blimp, bread, butterfly,
  cabin, camel, candle, cannon, car_(sedan), castle, cat, chair, chicken, church, couch, cow, crab, crocodilian, cup, deer, dog,
  dolphin, door, duck, elephant, eyeglasses, fan, fish, flower, frog, geyser, giraffe, guitar, hamburger, hammer, harp, hat,
  hedgehog, helicopter, hermit_crab, horse, hot-air_balloon, hotdog, hourglass, jack-o-lantern, jellyfish, kangaroo, knife, lion,
  lizard, lobster, motorcycle, mouse, mushroom, owl, parrot, pear, penguin, piano, pickup_truck, pig, pineapple, pistol, pizza,
  pretzel, rabbit, raccoon, racket, ray, rhinoceros, rifle, rocket, sailboat, saw, saxophone, scissors, scorpion, sea_turtle,
  seagull, seal, shark, sheep, shoe, skyscraper, snail, snake, songbird, spider, spoon, squirrel, starfish, strawberry, swan, sword,
  table, tank, teapot, teddy_bear, tiger, tree, trumpet, turtle, umbrella, violin, volcano, wading_bird, wheelchair, windmill,
  window, wine_bottle, zebra
  `),
};
