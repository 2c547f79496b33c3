### As palavras do setor: como se chamam os campos e os nomes de nossos próprios códigos.

## Campos, pelo nome que têm em JSON e nas tabelas

field-id = Identificador
field-provider = Ofertante
field-institution = Instituição
field-title = Título
field-summary = Resumo
field-written-in = Idioma do texto
field-thematic-areas = Áreas temáticas
field-sdg-targets = Objetivos e metas ODS
field-skills = Competências
field-role = Função
field-modalities = Modalidades
field-languages = Idiomas de trabalho
field-eligible = Destinada a
field-excluded = Países excluídos
field-places = Vagas simultâneas
field-expert-weeks-per-year = Semanas de especialistas por ano
field-available-from = Disponível desde
field-available-until = Disponível até
field-valid-until = Válida até
field-pays-for = O ofertante custeia
field-asks-for = Pede que outros custeiem
field-brings-usd = Aporte financeiro (US$)
field-evidence = Experiência documentada
field-what = O que foi feito
field-country = País
field-year = Ano
field-result = Resultado
field-link = Link
field-programme = Programa
field-source = Fonte
field-note = Nota
field-source-note = Fonte: nota
field-source-link = Fonte: link
field-recipient = Receptor
field-agency = Instituição solicitante
field-problem = Problema a resolver
field-why-now = Por que agora
field-expected-change = Mudança esperada
field-needs = Necessidades
field-theme = Área temática
field-skill = Competência
field-modality = Modalidade
field-quantity = Quantidade
field-unit = Unidade
field-needed-from = Necessário desde
field-needed-until = Necessário até
field-urgency = Urgência
field-total-cost-usd = Custo total (US$)
field-own-contribution-usd = Contribuição própria (US$)
field-partners-wanted = Parceiros desejados
field-partners-unwanted = Parceiros não desejados
field-already-exists = O que já existe
field-endorsement = Endosso
field-visible-to = Visível para
field-name = Nome
field-lead-bodies = Entidades responsáveis
field-members = Membros
field-areas = Áreas
field-from = Desde
field-until = Até
field-reason = Motivo
field-words = Explicação
field-comment = Comentário
field-party = Parte
field-cursor = Cursor
field-limit = Limite

## Partes e formas de cooperação

term-capacity-offer = oferta de capacidades
term-cooperation-request = solicitação de cooperação
term-recipient = receptor
term-first-provider = primeiro ofertante
term-second-provider = segundo ofertante
party-recipient = Receptor
party-first-provider = Primeiro ofertante
party-second-provider = Segundo ofertante
form-bilateral = Bilateral
form-triangular = Trilateral
form-regional = Regional

## O que uma oferta aporta

offer-role-expertise = Conhecimentos
offer-role-support = Apoio
offer-role-both = Conhecimentos e apoio

## O que custa um intercâmbio

cost-expert-time = Tempo dos especialistas
cost-travel = Viagens
cost-accommodation = Hospedagem
cost-materials = Materiais
cost-equipment = Equipamentos
cost-interpretation = Interpretação
cost-venue = Local e logística

## Quando, para quem, quanto

urgency-routine = Rotineira
urgency-soon = A curto prazo
urgency-urgent = Urgente
visible-to-everyone = Todo o público
visible-to-coordinators = Somente a coordenação
visible-to-parties = A coordenação e as partes de suas propostas
unit-expert-weeks = Semanas de especialistas
unit-people = Pessoas
unit-events = Atividades
scope-all = Todos os países
scope-all-developing = Todos os países em desenvolvimento
scope-ldc = Países menos desenvolvidos
scope-lldc = Países em desenvolvimento sem litoral
scope-sids = Pequenos Estados insulares em desenvolvimento

## Por que uma proposta foi recusada ou caducou

decline-thematic-mismatch = Os conhecimentos não são os necessários
decline-context-mismatch = Os contextos são distantes demais
decline-capacity-doubt = O ofertante não pode cumprir a oferta agora
decline-funding = Falta financiamento
decline-language = Os idiomas não coincidem
decline-timing = As datas não coincidem
decline-duplicate = O mesmo está em andamento em outro lugar
decline-policy = As prioridades de uma das partes não o permitem
decline-other = Outro motivo
lapsed-capacity-gone = A capacidade foi destinada a outra parceria
lapsed-offer-gone = A oferta já não está aberta
lapsed-request-ended = A solicitação terminou
