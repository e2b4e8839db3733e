import { agl } from './agl.ts'
import { auMyEnergy } from './au-my-energy.ts'
import { edf } from './edf.ts'
import { emporia } from './emporia.ts'
import { hydroQuebec } from './hydro-quebec.ts'
import { sdge } from './sdge.ts'
import { bkw } from './bkw.ts'
import { dsmrReader } from './dsmr-reader.ts'
import { eDistribuzione } from './e-distribuzione.ts'
import { eRedes } from './e-redes.ts'
import { edaWorkbook } from './eda-workbook.ts'
import { edc } from './edc.ts'
import { eloverblik } from './eloverblik.ts'
import { elhub } from './elhub.ts'
import { elvia } from './elvia.ts'
import { eneco } from './eneco.ts'
import { enedis } from './enedis.ts'
import { energienetzeSteiermark } from './energienetze-steiermark.ts'
import { engieNl } from './engie-nl.ts'
import { esCch } from './es-cch.ts'
import { esbHdf } from './esb-hdf.ts'
import { esl } from './esl.ts'
import { eww } from './eww.ts'
import { fingridDatahub } from './fingrid-datahub.ts'
import { fluvius } from './fluvius.ts'
import type { EdifactFormat, Format, XmlFormat } from './format.ts'
import { greenButton } from './green-button/green-button.ts'
import { greenchoice } from './greenchoice.ts'
import { homeAssistant } from './home-assistant.ts'
import { homeWizard } from './homewizard.ts'
import { ikb } from './ikb.ts'
import { liander } from './liander.ts'
import { linzNetz } from './linz-netz.ts'
import { meterN } from './metern.ts'
import { mscons } from './mscons.ts'
import { n3rgy } from './n3rgy.ts'
import { nem12 } from './nem12.ts'
import { netzNoe } from './netz-noe.ts'
import { netzOoe } from './netz-ooe.ts'
import { octopus } from './octopus.ts'
import { p1Monitor } from './p1-monitor.ts'
import { pge } from './pge.ts'
import { plainTable } from './plain-table.ts'
import { salzburgNetz } from './salzburg-netz.ts'
import { sdatCh } from './sdat-ch.ts'
import { shelly } from './shelly.ts'
import { slimmeMeterPortal } from './slimmemeterportal.ts'
import { sma } from './sma.ts'
import { stromnetzGraz } from './stromnetz-graz.ts'
import { tinetz } from './tinetz.ts'
import { unitedPower } from './united-power.ts'
import { vanOns } from './vanons.ts'
import { vorarlbergNetz } from './vorarlberg-netz.ts'
import { wienerNetze } from './wiener-netze.ts'

/** Every known format of tables; the first that recognises a file reads it. `table` (any table by a mapping) comes after all of them. */
export const formats: readonly Format[] = [
  edaWorkbook,
  plainTable,
  fluvius,
  wienerNetze,
  netzNoe,
  nem12,
  edc,
  tinetz,
  energienetzeSteiermark,
  linzNetz,
  vorarlbergNetz,
  salzburgNetz,
  stromnetzGraz,
  ikb,
  netzOoe,
  eww,
  eDistribuzione,
  eRedes,
  engieNl,
  dsmrReader,
  liander,
  vanOns,
  esCch,
  enedis,
  esbHdf,
  octopus,
  n3rgy,
  elvia,
  elhub,
  eloverblik,
  fingridDatahub,
  pge,
  sdge,
  hydroQuebec,
  edf,
  auMyEnergy,
  agl,
  emporia,
  bkw,
  p1Monitor,
  slimmeMeterPortal,
  greenchoice,
  homeWizard,
  eneco,
  shelly,
  homeAssistant,
  sma,
  meterN,
  unitedPower,
]

/** Formats of XML documents and of EDIFACT interchanges; what none of them recognises is refused. */
export const xmlFormats: readonly XmlFormat[] = [greenButton, sdatCh, esl]
export const edifactFormats: readonly EdifactFormat[] = [mscons]
