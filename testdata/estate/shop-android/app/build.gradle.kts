plugins {
  id("com.android.application")
}

dependencies {
  implementation("com.squareup.okhttp3:okhttp:4.12.0")
}
