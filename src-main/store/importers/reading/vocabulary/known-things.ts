/** Everyday things whose category nobody doubts, in English and German, to notice a file whose values are the wrong way round. */
const things: Readonly<Record<string, readonly string[]>> = {
  animal: ['dog', 'cat', 'horse', 'cow', 'sheep', 'goat', 'pig', 'lion', 'tiger', 'bear', 'wolf', 'fox', 'mouse', 'rat', 'rabbit', 'elephant', 'giraffe', 'zebra', 'monkey', 'deer', 'camel', 'hund', 'katze', 'pferd', 'kuh', 'schaf', 'ziege', 'schwein', 'löwe', 'bär', 'fuchs', 'maus', 'hase', 'elefant', 'affe', 'hirsch'], // prettier-ignore
  bird: ['owl', 'eagle', 'parrot', 'duck', 'swan', 'penguin', 'chicken', 'crow', 'robin', 'ostrich', 'sparrow', 'pigeon', 'eule', 'adler', 'papagei', 'ente', 'schwan', 'pinguin', 'huhn', 'krähe', 'strauß', 'spatz', 'taube'], // prettier-ignore
  insect: ['ant', 'bee', 'fly', 'butterfly', 'beetle', 'ladybug', 'spider', 'mosquito', 'grasshopper', 'ameise', 'biene', 'fliege', 'schmetterling', 'käfer', 'marienkäfer', 'spinne', 'mücke', 'heuschrecke'], // prettier-ignore
  fruit: ['apple', 'pear', 'banana', 'orange', 'lemon', 'cherry', 'grape', 'grapes', 'strawberry', 'pineapple', 'peach', 'plum', 'apfel', 'birne', 'banane', 'zitrone', 'kirsche', 'traube', 'erdbeere', 'ananas', 'pfirsich', 'pflaume'], // prettier-ignore
  vegetable: ['carrot', 'potato', 'tomato', 'onion', 'cucumber', 'broccoli', 'lettuce', 'pea', 'bean', 'cabbage', 'pumpkin', 'möhre', 'karotte', 'kartoffel', 'tomate', 'zwiebel', 'gurke', 'brokkoli', 'salat', 'erbse', 'bohne', 'kohl', 'kürbis'], // prettier-ignore
  tool: ['hammer', 'saw', 'axe', 'screwdriver', 'wrench', 'pliers', 'drill', 'chisel', 'shovel', 'rake', 'säge', 'axt', 'schraubenzieher', 'zange', 'bohrer', 'meißel', 'schaufel', 'rechen'], // prettier-ignore
  vehicle: ['car', 'bus', 'truck', 'train', 'bicycle', 'motorcycle', 'airplane', 'helicopter', 'boat', 'ship', 'tram', 'auto', 'lastwagen', 'zug', 'fahrrad', 'motorrad', 'flugzeug', 'hubschrauber', 'boot', 'schiff'], // prettier-ignore
  furniture: ['chair', 'table', 'sofa', 'bed', 'desk', 'stool', 'bench', 'wardrobe', 'shelf', 'dresser', 'stuhl', 'tisch', 'bett', 'schreibtisch', 'hocker', 'bank', 'schrank', 'regal', 'kommode'], // prettier-ignore
  clothing: ['shirt', 'trousers', 'pants', 'dress', 'skirt', 'coat', 'jacket', 'sock', 'shoe', 'hat', 'glove', 'scarf', 'hemd', 'hose', 'kleid', 'rock', 'mantel', 'jacke', 'socke', 'schuh', 'hut', 'handschuh', 'schal'], // prettier-ignore
  instrument: ['guitar', 'piano', 'violin', 'drum', 'trumpet', 'flute', 'harp', 'cello', 'saxophone', 'gitarre', 'klavier', 'geige', 'trommel', 'trompete', 'flöte', 'harfe', 'saxophon'], // prettier-ignore
};

const categories: ReadonlyMap<string, string> = new Map(Object.entries(things).flatMap(([category, names]) => names.map((name) => [name, category] as const))); // prettier-ignore

export function categoryOfWord(name: string): string | null {
  return categories.get(name.toLowerCase()) ?? null;
}
