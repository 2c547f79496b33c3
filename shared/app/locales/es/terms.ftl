### Las palabras del sector: cómo se llaman los campos y los nombres de nuestros propios códigos.

## Campos, por el nombre que tienen en JSON y en las tablas

field-id = Identificador
field-provider = Oferente
field-institution = Institución
field-title = Título
field-summary = Resumen
field-written-in = Idioma del texto
field-thematic-areas = Áreas temáticas
field-sdg-targets = Objetivos y metas ODS
field-skills = Competencias
field-role = Función
field-modalities = Modalidades
field-languages = Idiomas de trabajo
field-eligible = Destinada a
field-excluded = Países excluidos
field-places = Cupos simultáneos
field-expert-weeks-per-year = Semanas de expertos al año
field-available-from = Disponible desde
field-available-until = Disponible hasta
field-valid-until = Válida hasta
field-pays-for = El oferente cubre
field-asks-for = Pide que otros cubran
field-brings-usd = Aporte en dinero (US$)
field-evidence = Experiencia documentada
field-what = Qué se hizo
field-country = País
field-year = Año
field-result = Resultado
field-link = Enlace
field-programme = Programa
field-source = Fuente
field-note = Nota
field-source-note = Fuente: nota
field-source-link = Fuente: enlace
field-recipient = Receptor
field-agency = Institución solicitante
field-problem = Problema por resolver
field-why-now = Por qué ahora
field-expected-change = Cambio esperado
field-needs = Necesidades
field-theme = Área temática
field-skill = Competencia
field-modality = Modalidad
field-quantity = Cantidad
field-unit = Unidad
field-needed-from = Se necesita desde
field-needed-until = Se necesita hasta
field-urgency = Urgencia
field-total-cost-usd = Costo total (US$)
field-own-contribution-usd = Contribución propia (US$)
field-partners-wanted = Socios deseados
field-partners-unwanted = Socios no deseados
field-already-exists = Lo que ya existe
field-endorsement = Aval
field-visible-to = Visible para
field-name = Nombre
field-lead-bodies = Entidades rectoras
field-members = Miembros
field-areas = Áreas
field-from = Desde
field-until = Hasta
field-reason = Motivo
field-words = Explicación
field-comment = Comentario
field-party = Parte
field-cursor = Cursor
field-limit = Límite

## Partes y formas de cooperación

term-capacity-offer = oferta de capacidades
term-cooperation-request = solicitud de cooperación
term-recipient = receptor
term-first-provider = primer oferente
term-second-provider = segundo oferente
party-recipient = Receptor
party-first-provider = Primer oferente
party-second-provider = Segundo oferente
form-bilateral = Bilateral
form-triangular = Triangular
form-regional = Regional

## Lo que aporta una oferta

offer-role-expertise = Conocimientos
offer-role-support = Apoyo
offer-role-both = Conocimientos y apoyo

## Lo que cuesta un intercambio

cost-expert-time = Tiempo de expertos
cost-travel = Viajes
cost-accommodation = Alojamiento
cost-materials = Materiales
cost-equipment = Equipos
cost-interpretation = Interpretación
cost-venue = Sede y logística

## Cuándo, para quién, cuánto

urgency-routine = Ordinaria
urgency-soon = A corto plazo
urgency-urgent = Urgente
visible-to-everyone = Todo el público
visible-to-coordinators = Solo la coordinación
visible-to-parties = La coordinación y las partes de sus propuestas
unit-expert-weeks = Semanas de expertos
unit-people = Personas
unit-events = Actividades
scope-all = Todos los países
scope-all-developing = Todos los países en desarrollo
scope-ldc = Países menos adelantados
scope-lldc = Países en desarrollo sin litoral
scope-sids = Pequeños Estados insulares en desarrollo

## Por qué una propuesta fue rechazada o caducó

decline-thematic-mismatch = Los conocimientos no son los que se necesitan
decline-context-mismatch = Los contextos son demasiado distintos
decline-capacity-doubt = El oferente no puede cumplir la oferta ahora
decline-funding = Falta financiamiento
decline-language = Los idiomas no coinciden
decline-timing = Las fechas no coinciden
decline-duplicate = Lo mismo está en marcha en otro lugar
decline-policy = Las prioridades de una de las partes no lo permiten
decline-other = Otro motivo
lapsed-capacity-gone = La capacidad se destinó a otra alianza
lapsed-offer-gone = La oferta ya no está abierta
lapsed-request-ended = La solicitud concluyó
