/** Where native code comes from. What a library is comes before what a single function in it does. */
export const NATIVE_PLACE_RULES = `
# Where applications of Apple's systems live, on a device and in a simulator
family:native package:{/private,}/var/containers/Bundle/Application/** +app
family:native package:**/CoreSimulator/Devices/**/Bundle/Application/** +app
family:native package:**/*.app/Contents/** +app
family:native package:/Users/** +app

# Linux and Android
family:native package:{/lib,/lib64,/usr/lib,/usr/lib64,/system,/vendor,/apex}/** -app
family:native package:{/lib,/lib64,/usr/lib,/usr/lib64,/system,/vendor,/apex}/** category=system
family:native package:{linux-gate.so*,linux-vdso.so*,[[]vdso]} -app
family:native path:/usr/local/{lib,Cellar}/** -app
family:native package:/opt/homebrew/** -app

# Windows
family:native package:?:/Windows/** -app
family:native package:?:/Windows/** category=system
family:native package:**/{ntdll,kernel32,kernelbase,ucrtbase,user32,combase}.dll category=system
family:native package:**/{msvcp,vcruntime,msvcr}[0-9]*.dll category=std

# Apple, by path and, in older reports, by bare name
family:native package:/System/{Library,iOSSupport,DriverKit}/** -app
family:native package:/System/{Library,iOSSupport,DriverKit}/** category=system
family:native package:{Foundation,CoreFoundation,CFNetwork,QuartzCore,IOKit,WebKit,Security,Network,Combine} category=system
family:native package:{libobjc*,libsystem*,libdispatch*,libswift*,libc++*,libdyld*,dyld} category=system
family:native package:**/Frameworks/libswift*.dylib category=system
family:native package:{UIKit,UIKitCore,AppKit,SwiftUI,SwiftUICore,AttributeGraph,CoreAutoLayout,GraphicsServices} category=ui
family:native package:/System/**/{UIKit,UIKitCore,AppKit,SwiftUI,SwiftUICore,AttributeGraph,HIToolbox} category=ui
family:native package:**/{AudioToolbox,AVFoundation,AVFAudio,CoreAudio,CoreMedia}* category=av

# Graphics drivers: one call in, and then many without a name
family:native package:**/{nvoglv,nvwgf,nvlddmkm,atio,atidx,amdxx,amdvlk,igd,igc,ig9icd}*.dll category=driver
family:native package:?:/Windows/System32/DriverStore/** category=driver
family:native package:**/{nvcuda,nvapi*}.dll category=driver
family:native package:**/{libnvidia-*,libGLX_nvidia*,libcuda,*_dri}.so* category=driver
family:native package:/System/Library/{Extensions,PrivateFrameworks/GPUSupport.framework}/** category=driver
family:native package:**/{OPENGL32,D3D1*,dxgi}.dll category=gl
family:native package:**/{libGL,libEGL,libGLES*,libvulkan}.so* category=gl
family:native package:**/{OpenGL,OpenGLES,Metal,GLEngine} category=gl

# Electron: the engine below the application
family:native package:"**/Electron Framework{,.framework/**}" -app
family:native package:**/{libffmpeg,libEGL,libGLESv2,libvk_swiftshader,electron}{,.so,.dylib,.dll,.exe} -app

# Monitoring
family:native package:**/Frameworks/{Sentry,SentrySwift,KSCrash}.framework/** category=telemetry
family:native package:**/{libsentry*,sentry,crashpad_*,libBugly}{.so*,.dll,.dylib} category=telemetry
`
