import type { Role } from './cast.ts'
import { dark, light, lines, pages } from './palette.ts'

/** The style sheet: what is the same for every text, and the colours of its speakers. */
export function styleSheet(cast: readonly Role[], prefix: string, page: boolean): string {
  const roles = cast.map(({ speaker, number }) => {
    const only = `.quote-attribution:has(#${prefix}only-${number}:checked)`
    return (speaker ? `.qa-s${number}{${colours(number)}}` : '') + dimmed(only, number)
  })
  const certainties = Array.from({ length: 11 }, (_, c) => `.qa-c${c}{--qa-sure:${c / 10}}`)
  const links = Array.from({ length: 12 }, (_, k) => `.qa-text p:has(.qa-k${k}:hover) .qa-k${k}`)
  return [page ? pageStyle : '', base, ...certainties, ...roles, links.join(','), '{--qa-lit:1}', page ? wide : ''].join('')
}

function colours(number: number): string {
  const day = light[number % light.length]!
  const night = dark[number % dark.length]!
  const line = lines[Math.floor(number / light.length) % lines.length]
  return `--qa-color:light-dark(${day.color},${night.color});--qa-ink:light-dark(${day.ink},${night.ink});--qa-line:${line}`
}

/** With one speaker chosen, the others' words are plain text and the narration steps back. */
function dimmed(only: string, number: number): string {
  const others = `${only} :is(.qa-quote,.qa-cue,.qa-mention):not(.qa-s${number})`
  return `${only} .qa-text{color:var(--qa-faint)}${only} .qa-quote.qa-s${number}{color:var(--qa-text)}${others}{--qa-color:transparent;--qa-lit:0}${others}::before{display:none}`
}

const pageStyle = `html{background:light-dark(${pages.light},${pages.dark});color-scheme:light dark}html:has(.qa-light){color-scheme:light}html:has(.qa-dark){color-scheme:dark}body{margin:0}`

const base = `
.quote-attribution{--qa-page:light-dark(${pages.light},${pages.dark});--qa-text:light-dark(#1c1d22,#e7e7ea);--qa-faint:light-dark(#63656e,#9a9ca6);--qa-rule:light-dark(#dddee3,#33363f);--qa-card:light-dark(#f6f6f8,#1d2027);--qa-color:light-dark(#70727c,#9a9ca6);--qa-ink:light-dark(#fff,#000);--qa-line:solid;--qa-sure:1;--qa-lit:0;color-scheme:light dark;color:var(--qa-text);background:var(--qa-page);font:1.0625rem/1.75 Charter,'Bitstream Charter','Iowan Old Style','Palatino Linotype',Georgia,serif;overflow-wrap:anywhere}
.quote-attribution.qa-light{color-scheme:light}
.quote-attribution.qa-dark{color-scheme:dark}
.quote-attribution *{box-sizing:border-box}
.qa-nobody{--qa-color:light-dark(#70727c,#9a9ca6);--qa-ink:light-dark(#fff,#000);--qa-line:dashed}
.qa-title{font-size:1.6rem;line-height:1.25;margin:0 0 1.25rem;text-wrap:balance}
.qa-text p{margin:0 0 1em;white-space:pre-line}
.qa-quote{--qa-alpha:calc((.07 + .13*var(--qa-sure) + .16*var(--qa-lit))*100%);background:color-mix(in srgb,var(--qa-color) var(--qa-alpha),transparent);border-bottom:2px var(--qa-line) color-mix(in srgb,var(--qa-color) calc(25% + 75%*var(--qa-sure)),transparent);border-radius:.2em .2em 0 0;padding:.08em .12em;-webkit-box-decoration-break:clone;box-decoration-break:clone;transition:background-color .12s}
.qa-quote[data-who]::before{content:attr(data-who);content:attr(data-who) / "";font:600 .68em/1 system-ui,sans-serif;letter-spacing:.01em;background:var(--qa-color);color:var(--qa-ink);border-radius:.35em;padding:.22em .5em;margin-inline-end:.4em;vertical-align:.14em;white-space:nowrap}
.qa-nobody[data-who]::before{background:none;color:var(--qa-faint);border:1px dashed currentcolor}
.qa-unspoken{background:none;border-bottom:1px dotted var(--qa-faint);padding:0}
.qa-indirect{border-bottom-style:dashed;--qa-alpha:8%}
.qa-quote:focus-visible,.qa-legend input:focus-visible+label{outline:2px solid var(--qa-text);outline-offset:2px}
.qa-quote:focus:not(:focus-visible){outline:none}
.qa-mention,.qa-cue{background:color-mix(in srgb,var(--qa-color) calc(28%*var(--qa-lit)),transparent);border-radius:.2em;transition:background-color .12s}
.qa-mention{text-decoration:underline 2px var(--qa-color);text-underline-offset:.22em}
.qa-cue{font-style:italic;text-decoration:underline 1.5px dotted var(--qa-color);text-underline-offset:.22em}
.qa-quote:is(:hover,:focus-visible):not(:has(.qa-quote:hover))::after{content:attr(data-why);content:attr(data-why) / "";position:fixed;z-index:9;inset:auto 1rem 1rem;margin:.4rem auto;width:fit-content;max-width:min(26rem,calc(100vw - 2rem));white-space:pre-line;font:.8rem/1.45 system-ui,sans-serif;font-style:normal;color:light-dark(#fff,#15171c);background:light-dark(#25272e,#f0f0f3);border-radius:.5rem;padding:.55rem .8rem;box-shadow:0 4px 18px #0004;pointer-events:none;text-align:start}
.qa-quote[aria-label]:is(:hover,:focus-visible):not(:has(.qa-quote:hover))::after{content:attr(aria-label);content:attr(aria-label) / ""}
@supports (position-area:block-end){.qa-quote:is(:hover,:focus-visible):not(:has(.qa-quote:hover))::after{inset:auto;margin:.4rem 0;position-area:block-end span-inline-end;position-try-fallbacks:flip-block,flip-inline,flip-block flip-inline}}
.qa-legend{border:0;margin:0 0 1.5rem;padding:1rem;background:var(--qa-card);border-radius:.75rem;min-width:0;font:.875rem/1.35 system-ui,sans-serif}
.qa-legend legend{float:left;width:100%;font-weight:600;padding:0;margin-bottom:.5rem}
.qa-legend ul{clear:both;list-style:none;margin:0;padding:0;max-height:min(45vh,16rem);overflow-y:auto}
.qa-legend li{position:relative}
.qa-legend input{position:absolute;opacity:0;inset:0;margin:0;width:100%;height:100%;cursor:pointer}
.qa-legend label{display:grid;grid-template-columns:.8rem minmax(0,1fr) auto;gap:.1rem .55rem;align-items:center;padding:.35rem .5rem;border-radius:.45rem;border:1px solid transparent}
.qa-legend .qa-all label{grid-template-columns:minmax(0,1fr) auto}
.qa-legend input:hover+label{background:color-mix(in srgb,var(--qa-color) 12%,transparent)}
.qa-legend input:checked+label{background:var(--qa-page);border-color:var(--qa-color)}
.qa-legend .qa-all input:checked+label{border-color:var(--qa-rule)}
.qa-swatch{width:.8rem;height:.8rem;border-radius:.25rem;background:var(--qa-color)}
.qa-nobody .qa-swatch{background:none;border:1px dashed var(--qa-color)}
.qa-name{font-weight:500}
.qa-count{color:var(--qa-faint);font-size:.8rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.qa-strip{grid-column:2/-1;grid-row:2;width:100%;height:.4rem;background:color-mix(in srgb,var(--qa-color) 14%,transparent);border-radius:.2rem}
.qa-strip path{fill:var(--qa-color)}
@media (prefers-reduced-motion:reduce){.quote-attribution *{transition:none}}
@media (forced-colors:active){.qa-swatch,.qa-quote[data-who]::before{border:1px solid CanvasText}.qa-quote{border-bottom-color:CanvasText}}
@media print{.quote-attribution{color-scheme:light;font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}.qa-legend{break-inside:avoid}.qa-legend ul{max-height:none;columns:2}.qa-legend .qa-all{display:none}.qa-quote::after{display:none}.qa-text p{orphans:3;widows:3}}
`

const wide = `
.qa-page{max-width:70rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem) 5rem}
@media screen and (min-width:60rem){.qa-page.qa-sided .qa-columns{display:grid;grid-template-columns:minmax(0,40rem) minmax(14rem,1fr);gap:3.5rem;align-items:start}.qa-page.qa-sided .qa-legend{order:2;position:sticky;top:1.5rem}.qa-page.qa-sided .qa-legend ul{max-height:calc(100vh - 8rem)}}
`
