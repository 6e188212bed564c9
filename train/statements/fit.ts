import { readExamples, type Example } from './data.ts'
import { featureRoom, wordFeatures } from '../../src/statements/features.ts'
import { fitCrf, label, type Sequences } from './crf.ts'
import { piecesOf } from '../../src/statements/labels.ts'
const t0=Date.now(); const log=(...a:unknown[])=>console.log(((Date.now()-t0)/1000).toFixed(1),...a)
const limit=Number(process.env['LIMIT']??1e9)
const train=readExamples('../shared','news/polnear-train',limit), dev=readExamples('../shared','news/polnear-dev')
log('read')
const buffer=new Int32Array(featureRoom)
function tokensIn(ex:readonly Example[]){return ex.reduce((a,e)=>a+e.context.tokens.count,0)}
function keysOf(ex:readonly Example[]):Sequences{
 const n=tokensIn(ex); const featureStarts=new Int32Array(n+1); let keys=new Int32Array(n*70); let k=0,i=0; const starts=[0]; const labels=new Uint8Array(n)
 for(const {context,atoms,labels:gold} of ex){const P=context.tokens.paragraphs
  for(let p=0;p+1<P.length;p++){for(let t=P[p]!;t<P[p+1]!;t++){const c=wordFeatures(context,atoms,t,P[p]!,P[p+1]!,buffer);keys.set(buffer.subarray(0,c),k);k+=c;labels[i]=gold[t]!;featureStarts[++i]=k}starts.push(i)}}
 return {starts:Int32Array.from(starts),featureStarts,features:keys.subarray(0,k),labels}}
const T=keysOf(train), D=keysOf(dev); log('features',T.features.length,T.features.length/T.labels.length)
// index
const least=Number(process.env['LEAST']??3)
let cap=1<<25; const hk=new Int32Array(cap), hc=new Int32Array(cap)
const slotOf=(k:number)=>{let s=(k*1)&(cap-1);while(hk[s]!==0&&hk[s]!==k)s=(s+1)&(cap-1);return s}
for(const k of T.features){const s=slotOf(k);hk[s]=k;hc[s]!++}
let rows=1;const row=new Int32Array(cap);for(let s=0;s<cap;s++)if(hk[s]&&hc[s]!>=least)row[s]=rows++
log('rows',rows)
const compact=(S:Sequences):Sequences=>{const out=new Int32Array(S.features.length);let k=0;const fs=new Int32Array(S.featureStarts.length);for(let i=0;i+1<fs.length;i++){for(let f=S.featureStarts[i]!;f<S.featureStarts[i+1]!;f++){const r=row[slotOf(S.features[f]!)]!;if(r)out[k++]=r}fs[i+1]=k}return{...S,features:out.subarray(0,k),featureStarts:fs}}
const Tc=compact(T),Dc=compact(D); log('compact')
function score(S:Sequences,pred:Uint8Array){const r:any={};for(const role of [1,2,3]){let tp=0,np=0,ng=0;for(let s=0;s+1<S.starts.length;s++){const g=new Set(piecesOf(S.labels,S.starts[s]!,S.starts[s+1]!).filter(x=>x.role===role).map(x=>x.from*1e4+x.to-x.from));const p=piecesOf(pred,S.starts[s]!,S.starts[s+1]!).filter(x=>x.role===role).map(x=>x.from*1e4+x.to-x.from);ng+=g.size;np+=p.length;for(const x of p)if(g.has(x))tp++}r[['','source','cue','content'][role]!]=`P ${(100*tp/np).toFixed(1)} R ${(100*tp/ng).toFixed(1)} F ${(200*tp/(np+ng)).toFixed(1)}`}return r}
for(const [rate,sp,passes] of JSON.parse(process.env['GRID']??'[[0.3,1e-5,6]]')){
const crf=fitCrf(Tc,rows,{passes,rate,sparsity:sp})
let nz=0,nr=0;for(let r=0;r<rows;r++){let any=0;for(let y=0;y<7;y++)if(crf.weights[r*7+y])any++;nz+=any;if(any)nr++}
log({rate,sp,passes,nz,nr},score(Dc,label(crf,Dc)))}
