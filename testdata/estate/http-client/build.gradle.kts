plugins {
  `java-library`
}

dependencies {
  api("com.squareup.okhttp3:okhttp:4.12.0")
}
