// The vocabulary of the demo company.

const city = (name, postcode, department, region, weight) => ({ city: name, postcode, department, region, weight });

export const cities = [
  city("Paris", "75011", "Paris", "Île-de-France", 9),
  city("Versailles", "78000", "Yvelines", "Île-de-France", 3),
  city("Montreuil", "93100", "Seine-Saint-Denis", "Île-de-France", 3),
  city("Lyon", "69003", "Rhône", "Auvergne-Rhône-Alpes", 6),
  city("Grenoble", "38000", "Isère", "Auvergne-Rhône-Alpes", 3),
  city("Annecy", "74000", "Haute-Savoie", "Auvergne-Rhône-Alpes", 2),
  city("Bourg-en-Bresse", "01000", "Ain", "Auvergne-Rhône-Alpes", 1),
  city("Marseille", "13001", "Bouches-du-Rhône", "Provence-Alpes-Côte d'Azur", 5),
  city("Nice", "06000", "Alpes-Maritimes", "Provence-Alpes-Côte d'Azur", 3),
  city("Toulouse", "31000", "Haute-Garonne", "Occitanie", 5),
  city("Montpellier", "34000", "Hérault", "Occitanie", 3),
  city("Bordeaux", "33000", "Gironde", "Nouvelle-Aquitaine", 5),
  city("La Rochelle", "17000", "Charente-Maritime", "Nouvelle-Aquitaine", 2),
  city("Nantes", "44000", "Loire-Atlantique", "Pays de la Loire", 5),
  city("Angers", "49000", "Maine-et-Loire", "Pays de la Loire", 2),
  city("Rennes", "35000", "Ille-et-Vilaine", "Bretagne", 4),
  city("Quimper", "29000", "Finistère", "Bretagne", 2),
  city("Lille", "59000", "Nord", "Hauts-de-France", 5),
  city("Amiens", "80000", "Somme", "Hauts-de-France", 2),
  city("Strasbourg", "67000", "Bas-Rhin", "Grand Est", 4),
  city("Reims", "51100", "Marne", "Grand Est", 2),
  city("Rouen", "76000", "Seine-Maritime", "Normandie", 3),
  city("Caen", "14000", "Calvados", "Normandie", 2),
  city("Dijon", "21000", "Côte-d'Or", "Bourgogne-Franche-Comté", 2),
  city("Besançon", "25000", "Doubs", "Bourgogne-Franche-Comté", 1),
  city("Orléans", "45000", "Loiret", "Centre-Val de Loire", 2),
  city("Tours", "37000", "Indre-et-Loire", "Centre-Val de Loire", 2),
  city("Ajaccio", "20000", "Corse-du-Sud", "Corse", 1),
];

export const clientTypes = [
  { name: "Épicerie fine", weight: 5 },
  { name: "Restaurant", weight: 4 },
  { name: "Hôtel", weight: 2 },
  { name: "Caviste", weight: 2 },
  { name: "Comité d'entreprise", weight: 1 },
];

export const clientNames = {
  first: [
    "Épicerie", "Maison", "Comptoir", "Au Panier de", "Les Délices de", "La Table de", "Halles",
    "Chez", "Cave", "Bistrot", "Hôtel", "Le Garde-manger de", "Saveurs de", "Traiteur",
  ],
  second: [
    "Garance", "Bellevue", "Saint-Michel", "des Lices", "du Marché", "Lafayette", "Colbert", "Mirabeau",
    "des Arts", "du Port", "Victor Hugo", "Jeanne", "Marguerite", "Augustin", "Clémence", "des Remparts",
    "Montaigne", "du Théâtre", "Capucine", "Fernand", "des Tilleuls", "Gustave", "Rosalie", "de la Gare",
    "Belle Époque", "du Lac", "des Cordeliers", "Hortense", "Anatole", "de l'Écluse", "Basile", "du Château",
    "Ernestine", "des Halles", "Séraphine", "Léopold", "du Moulin", "Apolline",
  ],
};

export const streets = [
  "rue de la République", "avenue Jean Jaurès", "place du Marché", "rue des Carmes", "boulevard Gambetta",
  "quai des Célestins", "rue Saint-Jacques", "cours Mirabeau", "rue du Four", "allée des Platanes",
];

export const salespeople = [
  "Claire Fontaine", "Hugo Marchand", "Inès Bernard", "Karim Belkacem", "Louise Petit", "Mathieu Roux",
  "Nadia Haddad", "Olivier Lefèvre",
];

// Each product: its name and the price of the base format, in cents before tax.
export const categories = [
  {
    name: "Huiles et vinaigres",
    vat: "5,5",
    formats: [["25 cl", 0.6], ["50 cl", 1], ["1 l", 1.8]],
    products: [
      ["Huile d'olive vierge extra", 1290], ["Huile de noix", 1150], ["Huile de sésame", 990],
      ["Vinaigre balsamique", 890], ["Vinaigre de cidre", 450], ["Vinaigre de Xérès", 680],
    ],
  },
  {
    name: "Thés et cafés",
    vat: "5,5",
    formats: [["100 g", 0.5], ["250 g", 1], ["1 kg", 3.6]],
    products: [
      ["Café moulu Éthiopie", 890], ["Café en grains Colombie", 850], ["Thé vert sencha", 1190],
      ["Thé noir Earl Grey", 980], ["Rooibos vanille", 920], ["Infusion verveine", 760],
    ],
  },
  {
    name: "Chocolats et confiseries",
    vat: "20",
    formats: [["150 g", 0.6], ["300 g", 1], ["coffret 600 g", 2.1]],
    products: [
      ["Ganaches assorties", 1690], ["Tablettes noir 70 %", 990], ["Caramels au beurre salé", 1090],
      ["Pâtes de fruits", 1250], ["Nougat de Montélimar", 1150], ["Calissons", 1590],
    ],
  },
  {
    name: "Conserves de la mer",
    vat: "5,5",
    formats: [["boîte 115 g", 1], ["lot de 3", 2.8]],
    products: [
      ["Sardines à l'huile d'olive", 490], ["Thon blanc au naturel", 620], ["Maquereaux à la moutarde", 430],
      ["Rillettes de saumon", 560], ["Soupe de poissons", 790],
    ],
  },
  {
    name: "Épices et condiments",
    vat: "5,5",
    formats: [["pot 50 g", 1], ["sachet 250 g", 3.4]],
    products: [
      ["Poivre noir de Kampot", 890], ["Piment d'Espelette", 990], ["Curry de Madras", 540],
      ["Fleur de sel de Guérande", 460], ["Moutarde à l'ancienne", 390], ["Safran en filaments", 3900],
    ],
  },
  {
    name: "Vins et spiritueux",
    vat: "20",
    formats: [["75 cl", 1], ["carton de 6", 5.6]],
    products: [
      ["Crémant d'Alsace brut", 990], ["Saint-Émilion grand cru", 2190], ["Sancerre blanc", 1490],
      ["Côtes de Provence rosé", 890], ["Cognac VSOP", 3690], ["Liqueur de châtaigne", 1790],
    ],
  },
  {
    name: "Biscuits et gâteaux",
    vat: "5,5",
    formats: [["étui 150 g", 1], ["boîte métal 400 g", 2.4]],
    products: [
      ["Galettes pur beurre", 420], ["Madeleines nature", 460], ["Sablés citron", 450],
      ["Pain d'épices", 590], ["Macarons d'Amiens", 890],
    ],
  },
];
