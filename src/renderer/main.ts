import { mount } from 'svelte'
import App from './App.svelte'
import { session } from './app/session.svelte.ts'
import { connect } from './bridge.ts'

const target = document.getElementById('app')
if (target === null) throw new Error('index.html has no #app')
mount(App, { target })
await session.start(connect())
