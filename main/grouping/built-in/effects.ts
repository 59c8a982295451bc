/** Rules on categories, whatever language gave them. They come last. */
export const EFFECT_RULES = `
# What calls what it is itself, is the same thing going on
[ category:driver ] | category:driver category=internals
[ category:gl ] | category:gl category=internals
[ category:gl ] | category:driver category=internals
[ category:av ] | category:av category=internals
[ category:malloc ] | category:malloc category=internals
[ category:malloc ] | category:system category=internals
[ category:free ] | category:free category=internals
[ category:load ] | category:load category=internals
[ category:throw ] | category:throw category=internals
[ category:std ] | category:std category=internals
[ category:dtor ] | category:dtor category=internals
[ category:ui ] | category:ui category=internals

# The system has no say in what the program asked of it, and names of its own are no help
family:native category:system function:"<unknown>" category=internals
family:native category:system function:_* category=internals
[ category:free ] | category:system category=internals
[ category:std ] | category:system category=internals
[ category:ui ] | category:system category=internals
[ category:load ] | category:system category=internals
[ category:throw ] | category:system category=internals
[ category:internals ] | category:system category=internals
[ category:internals ] | category:ui category=internals
[ category:system ] | category:system category=internals
[ !category:system ] | category:system | [ !category:system ] category=indirection

# In-app is what the program's authors wrote
category:system -app
category:std -app
category:ui -app
category:framework -app
category:threadbase -app
category:driver -app
category:gl -app
category:handler -app
category:telemetry -app
category:internals -app

# Noise
category:telemetry -group
category:indirection -group
category:internals -group
category:threadbase -group v-group

# From here on it is only about the error itself
category:throw ^-app -app ^-group
category:handler ^-app -app ^-group -group
`
