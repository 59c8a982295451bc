/** Errors whose message or stack trace says less than their kind. */
export const FINGERPRINT_RULES = `
# A part of the program could not be loaded: after a release the old parts are gone
family:javascript type:ChunkLoadError -> chunkloaderror
family:javascript value:"ChunkLoadError*" -> chunkloaderror
family:javascript value:"Loading {chunk,CSS chunk} * failed*" -> chunkloaderror
family:javascript value:"{Failed to fetch,error loading} dynamically imported module*" -> chunkloaderror
family:javascript value:"Importing a module script failed*" -> chunkloaderror

# Server and browser rendered different pages
family:javascript value:"Hydration failed because *" -> hydrationerror, {{ transaction }}
family:javascript value:"Text content does not match server-rendered HTML*" -> hydrationerror, {{ transaction }}
family:javascript value:"There was an error while hydrating*" -> hydrationerror, {{ transaction }}
family:javascript value:"This Suspense boundary received an update before it finished hydrating*" -> hydrationerror, {{ transaction }}
family:javascript value:"Minified React error #4{18,19,22,23,25};*" -> hydrationerror, {{ transaction }}
`
