### Les mots du domaine : le nom des champs et celui de nos propres codes.

## Champs, par le nom qu’ils ont en JSON et dans les tableaux

field-id = Identifiant
field-provider = Offreur
field-institution = Institution
field-title = Titre
field-summary = Résumé
field-written-in = Langue du texte
field-thematic-areas = Domaines thématiques
field-sdg-targets = Objectifs et cibles des ODD
field-skills = Compétences
field-role = Rôle
field-modalities = Modalités
field-languages = Langues de travail
field-eligible = Destinée à
field-excluded = Pays exclus
field-places = Places simultanées
field-expert-weeks-per-year = Semaines d’experts par an
field-available-from = Disponible à partir du
field-available-until = Disponible jusqu’au
field-valid-until = Valable jusqu’au
field-pays-for = L’offreur prend en charge
field-asks-for = Demande que d’autres prennent en charge
field-brings-usd = Apport financier ($US)
field-evidence = Expérience documentée
field-what = Ce qui a été fait
field-country = Pays
field-year = Année
field-result = Résultat
field-link = Lien
field-programme = Programme
field-source = Source
field-note = Note
field-source-note = Source : note
field-source-link = Source : lien
field-recipient = Bénéficiaire
field-agency = Institution demandeuse
field-problem = Problème à résoudre
field-why-now = Pourquoi maintenant
field-expected-change = Changement attendu
field-needs = Besoins
field-theme = Domaine thématique
field-skill = Compétence
field-modality = Modalité
field-quantity = Quantité
field-unit = Unité
field-needed-from = Nécessaire à partir du
field-needed-until = Nécessaire jusqu’au
field-urgency = Urgence
field-total-cost-usd = Coût total ($US)
field-own-contribution-usd = Contribution propre ($US)
field-partners-wanted = Partenaires souhaités
field-partners-unwanted = Partenaires non souhaités
field-already-exists = Ce qui existe déjà
field-endorsement = Document d’appui
field-visible-to = Visible par
field-name = Nom
field-lead-bodies = Organismes chefs de file
field-members = Membres
field-areas = Domaines
field-from = Du
field-until = Jusqu’au
field-reason = Motif
field-words = Explication
field-comment = Commentaire
field-party = Partie
field-cursor = Curseur
field-limit = Limite

## Parties et formes de coopération

term-capacity-offer = offre de capacités
term-cooperation-request = demande de coopération
term-recipient = bénéficiaire
term-first-provider = premier offreur
term-second-provider = second offreur
party-recipient = Bénéficiaire
party-first-provider = Premier offreur
party-second-provider = Second offreur
form-bilateral = Bilatérale
form-triangular = Triangulaire
form-regional = Régionale

## Ce qu’apporte une offre

offer-role-expertise = Savoir-faire
offer-role-support = Appui
offer-role-both = Savoir-faire et appui

## Ce que coûte un échange

cost-expert-time = Temps des experts
cost-travel = Voyages
cost-accommodation = Hébergement
cost-materials = Matériel pédagogique
cost-equipment = Équipements
cost-interpretation = Interprétation
cost-venue = Locaux et logistique

## Quand, pour qui, combien

urgency-routine = Ordinaire
urgency-soon = À court terme
urgency-urgent = Urgente
visible-to-everyone = Tout le monde
visible-to-coordinators = La coordination seulement
visible-to-parties = La coordination et les parties de ses propositions
unit-expert-weeks = Semaines d’experts
unit-people = Personnes
unit-events = Activités
scope-all = Tous les pays
scope-all-developing = Tous les pays en développement
scope-ldc = Pays les moins avancés
scope-lldc = Pays en développement sans littoral
scope-sids = Petits États insulaires en développement

## Pourquoi une proposition a été déclinée ou est devenue caduque

decline-thematic-mismatch = Le savoir-faire n’est pas celui qu’il faut
decline-context-mismatch = Les contextes sont trop éloignés
decline-capacity-doubt = L’offreur ne peut pas honorer l’offre actuellement
decline-funding = Le financement manque
decline-language = Les langues ne concordent pas
decline-timing = Les dates ne concordent pas
decline-duplicate = La même action est en cours ailleurs
decline-policy = Les priorités de l’une des parties s’y opposent
decline-other = Autre motif
lapsed-capacity-gone = La capacité a été attribuée ailleurs
lapsed-offer-gone = L’offre n’est plus ouverte
lapsed-request-ended = La demande a pris fin
