import { collectFacts, words } from './facts.js';

/** Facts about English that the sentence rules need. All words are folded: lower case, no final stop. */
export const english = collectFacts({
  titles: words(`
    mr mrs ms messrs mmes mlle mme dr drs prof hon rev fr msgr gen lt rt col maj capt cpt cmdr cdr cmdt comdr adm sgt cpl pvt brig pfc
    gov sen rep reps sens govs pres supt det insp atty amb min fm pm ven rt.hon mx hr mons sra srta señor
    lieut adj asst assoc dep dir exec spc ens pte hrh`),
  never: words(`
    e.g i.e viz cf vs approx ca c.f esp incl resp q.v aka w.r.t eg ie`),
  beforeNumber: words(`
    no nos n° nº № p pp vol vols ch chap chs art arts sec sect secs fig figs para paras par ed eds eq eqs app appx op ref refs
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    tel ext rm apt ste bldg bk pt pts cl col cols lot tab tbl ver v vv l ll n nn fol ps reg regs sched est b d c r fl cap cat
    rs usd inv res doc add ex`),
  joins: words(`
    v
    u.s u.k u.n e.u u.s.a u.s.s.r u.a.e d.c n.y p.r r.i n.j n.c s.c n.d s.d n.m n.h w.va p.o inc ltd corp co cos plc llc bros jr sr
    st mt mts ft ave blvd rd pl hwy sq ln pkwy rte univ dept dist div natl nat'l int'l intl assn mfg gov't govt
    et.al al ph.d m.d b.a m.a b.sc m.sc m.b.a ll.b ll.m d.phil r.n j.d esq b.c a.d b.c.e c.e
    calif fla mass mich minn tex tenn conn colo ariz ala ark ga ill kan ky la md miss mo mont neb nev okla ore pa va vt wash wis wyo
    op.cit loc.cit repr avg std n.b g.m.b.h a.g p.l.c l.l.c s.r.o v.i.p r.i.p f.b.i`),
  ends: words(`
    etc a.m p.m ff et.seq seq ibid hrs mins yd yds lb lbs oz km kg cm mm mph kph sq.ft gal pct mln bln bn trln`),
  amounts: words(''),
  counted: /^/u,
  signatures: words('ed eds editor tr trans note'),
  units: words('mln bln bn trln hrs mins yd yds lb lbs oz km kg cm mm gal'),
  starters: words(`
    the a an this that these those he she it we they you i his her its our their my your there here
    in on at by for from with without within after before when whenever while where wherever who whose what which why how if
    as although though because since until unless but and or nor so yet however moreover meanwhile then now today yesterday tomorrow
    no yes not all some many most much each every both either neither one another other others such
    is are was were do does did has have had can could will would should may might must shall let let's please
    also thus therefore hence even only just once under over through throughout during despite according instead indeed still
    perhaps maybe nevertheless nonetheless furthermore finally first second third later earlier soon more less few several
    between among against about above below besides beyond regarding concerning given whether never ever always often sometimes
    i'm i've i'd i'll it's that's there's he's she's we're we've we'll they're you're don't didn't doesn't isn't what's here's
    otherwise additionally consequently eventually recently currently previously initially together thank thanks nobody nothing
    everyone everything someone something anyone anything people unlike like well ok okay oh our to of out up`),
  openings: words(
    'at on in by since from until till before after around about during as between through early late last next this that every',
  ),
  beforeLetter: words(
    'vitamin vitamins plan group groups type class category hepatitis schedule section grade version part appendix annex option exhibit figure table case point level tier block team phase model war formula and or than but as influenza',
  ),
  capitalOnly: words(`
    dr drs prof hon rev fr gen lt rt col maj capt adm gov sen rep reps sens govs pres supt det insp amb min fm pm hr asst assoc dep dir exec spec dist div
    calif fla mass mich minn tex tenn conn colo ariz ala ark ga ill kan ky la md miss mo mont neb nev okla ore pa va vt wash wis wyo
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`),
  goesOn: words(`
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest msk eastern central pacific mountain moscow greenwich london
    tashkent new washington local beijing tokyo berlin paris brussels kyiv kiev monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december`),
  years: words(''),
  headings: words(
    'article chapter section part annex appendix title clause paragraph book volume lesson lecture figure table phase stage step item question rule schedule',
  ),
  asWord: new Map(),
  says: words(
    'said says added asked told wrote replied explained shouted cried exclaimed tweeted continued answered noted responded whispered muttered joked wondered demanded recalled yelled inquired insisted remarked observed whispers asks replies answers adds tells writes cries murmured announced declared thought',
  ),
  beforeTitle: words(`
    titled entitled called named headed headlined dubbed book article report film movie documentary novel story song album play poem
    paper essay speech conference forum exhibition seminar lecture programme program project section chapter slogan motto theme topic`),
  shouts: words('yahoo jeopardy joomla oliver yum'),
  interjections: words('hmm hm mm mmm shh psst tsk brr grr pfft tv'),
});
